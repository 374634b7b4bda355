/**
 * The pane's Chinese texts, one chunk that is loaded only where they are shown.
 */
import { zhCN } from '../../i18n/zh-CN';
import { paneZhCN } from '../../i18n/pane/zh-CN';
import type { Words } from './words';

export const WORDS: Words = { language: 'zh-CN', messages: zhCN, pane: paneZhCN };
