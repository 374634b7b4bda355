/**
 * Chooses the language of the command line: Chinese, unless BREAKDOWN_LANG asks for English.
 */
import type { AreaWords } from '../i18n/areas/messages';
import { areasEnUS } from '../i18n/areas/pane-en-US';
import { areasZhCN } from '../i18n/areas/pane-zh-CN';
import { allocationEnUS } from '../i18n/allocation/en-US';
import type { AllocationWords } from '../i18n/allocation/messages';
import { allocationZhCN } from '../i18n/allocation/zh-CN';
import { papersEnUS } from '../i18n/paper-words/en-US';
import type { PaperWords } from '../i18n/paper-words/messages';
import { papersZhCN } from '../i18n/paper-words/zh-CN';
import { planEnUS } from '../i18n/plan/en-US';
import type { PlanWords } from '../i18n/plan/messages';
import { planZhCN } from '../i18n/plan/zh-CN';
import type { HelpLanguage } from './arguments/help';
import { commandLineEnUS } from '../i18n/command-line/en-US';
import type { CommandLineMessages } from '../i18n/messages';
import { returnsEnUS } from '../i18n/returns/en-US';
import type { ReturnWords } from '../i18n/returns/messages';
import { returnsZhCN } from '../i18n/returns/zh-CN';
import { commandLineZhCN } from '../i18n/command-line/zh-CN';

type Environment = Readonly<Record<string, string | undefined>>;

export function messagesFor(environment: Environment): CommandLineMessages {
  return isEnglish(environment) ? commandLineEnUS : commandLineZhCN;
}

export function returnWordsFor(environment: Environment): ReturnWords {
  return isEnglish(environment) ? returnsEnUS : returnsZhCN;
}

export function allocationWordsFor(environment: Environment): AllocationWords {
  return isEnglish(environment) ? allocationEnUS : allocationZhCN;
}

export function paperWordsFor(environment: Environment): PaperWords {
  return isEnglish(environment) ? papersEnUS : papersZhCN;
}

export function areaWordsFor(environment: Environment): AreaWords {
  return isEnglish(environment) ? areasEnUS : areasZhCN;
}

export function planWordsFor(environment: Environment): PlanWords {
  return isEnglish(environment) ? planEnUS : planZhCN;
}

export function helpLanguage(environment: Environment): HelpLanguage {
  return isEnglish(environment) ? 'en-US' : 'zh-CN';
}

/** Only BREAKDOWN_LANG decides. LANG is ignored, because computers in offices often run in English although nobody there reads it. */
function isEnglish(environment: Environment): boolean {
  return environment['BREAKDOWN_LANG']?.toLowerCase().startsWith('en') === true;
}
