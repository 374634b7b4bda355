/**
 * The language of the command line: Chinese, unless BREAKDOWN_LANG asks for English.
 */
import { enUS } from '../i18n/en-US';
import type { Messages } from '../i18n/messages';
import { zhCN } from '../i18n/zh-CN';

/** LANG is no guide: machines of this kind of office often run in English though nobody there reads it. */
export function messagesFor(environment: Readonly<Record<string, string | undefined>>): Messages {
  return environment['BREAKDOWN_LANG']?.toLowerCase().startsWith('en') === true ? enUS : zhCN;
}
