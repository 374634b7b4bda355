/**
 * English: what the pane says, as one part that is loaded where it is spoken.
 */
import { enUS } from '../../i18n/en-US';
import { paneEnUS } from '../../i18n/pane/en-US';
import type { Words } from './words';

export const WORDS: Words = { language: 'en-US', messages: enUS, pane: paneEnUS };
