/**
 * Shows `--help` in the language of the command line. The commands are described in English in their code.
 */
import { Help, type Command } from 'commander';
import { HELP_ZH_CN } from '../../i18n/help-zh-CN';

/** A language in which help can be shown. */
export type HelpLanguage = 'zh-CN' | 'en-US';

/** Makes a program and all its commands show their help in a language. Call it after all commands were added. */
export function localizeHelp(program: Command, language: HelpLanguage): void {
  for (const command of [program, ...program.commands]) {
    command.helpOption('-h, --help', translateHelp('show how to use a command', language));
    if (language === 'zh-CN') command.configureHelp(IN_CHINESE);
  }
}

/** A sentence of the help in a language; in English when it has no translation. */
export function translateHelp(english: string, language: HelpLanguage): string {
  return language === 'zh-CN' ? (HELP_ZH_CN[english] ?? english) : english;
}

/** The methods from which commander takes the words of its help (class Help of commander 14). */
const IN_CHINESE: Partial<Help> = {
  styleTitle: (title) => translateHelp(title, 'zh-CN'),
  commandDescription: (command) => translateHelp(command.description(), 'zh-CN'),
  subcommandDescription: (command) => translateHelp(command.summary() || command.description(), 'zh-CN'),
  optionDescription: (option) => translateHelp(option.description, 'zh-CN'),
  argumentDescription: (argument) => translateHelp(argument.description, 'zh-CN'),
};
