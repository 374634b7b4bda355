/**
 * The pane's English texts, one chunk that is loaded only where they are shown.
 */
import { enUS } from '../../i18n/en-US';
import { paneEnUS } from '../../i18n/pane/en-US';
import type { Words } from './words';

export const WORDS: Words = { language: 'en-US', messages: enUS, pane: paneEnUS };
