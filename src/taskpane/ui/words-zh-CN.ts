/** The pane's Chinese texts, in a chunk that only Chinese pages load. */
import { zhCN } from '../../i18n/zh-CN';
import { paneZhCN } from '../../i18n/pane/zh-CN';
import type { Words } from './words';

export const WORDS: Words = { language: 'zh-CN', messages: zhCN, pane: paneZhCN };
