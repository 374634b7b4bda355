/**
 * Chinese: what the pane says, as one part that is loaded where it is spoken.
 */
import { zhCN } from '../../i18n/zh-CN';
import { paneZhCN } from '../../i18n/pane/zh-CN';
import type { Words } from './words';

export const WORDS: Words = { language: 'zh-CN', messages: zhCN, pane: paneZhCN };
