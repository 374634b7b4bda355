/** The pane's English texts, in a chunk that only English pages load. */
import { enUS } from '../../i18n/en-US';
import { paneEnUS } from '../../i18n/pane/en-US';
import type { Words } from './words';

export const WORDS: Words = { language: 'en-US', messages: enUS, pane: paneEnUS };
