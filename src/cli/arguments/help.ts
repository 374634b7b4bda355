/**
 * `--help` in the language of the command line. Commands describe themselves in English.
 */
import { Help, type Command } from 'commander';
import { HELP_ZH_CN } from '../../i18n/help-zh-CN';

/** The language of {@link localizeHelp}. */
export type HelpLanguage = 'zh-CN' | 'en-US';

/** Lets a program and all its commands show their help in a language. Call it when all commands have been added. */
export function localizeHelp(program: Command, language: HelpLanguage): void {
  for (const command of [program, ...program.commands]) {
    command.helpOption('-h, --help', said('show how to use a command', language));
    if (language === 'zh-CN') command.configureHelp(IN_CHINESE);
  }
}

/** A sentence of the help; English where it has no translation. */
export function said(english: string, language: HelpLanguage): string {
  return language === 'zh-CN' ? (HELP_ZH_CN[english] ?? english) : english;
}

/** The methods that give commander its words (class Help of commander 14). */
const IN_CHINESE: Partial<Help> = {
  styleTitle: (title) => said(title, 'zh-CN'),
  commandDescription: (command) => said(command.description(), 'zh-CN'),
  subcommandDescription: (command) => said(command.summary() || command.description(), 'zh-CN'),
  optionDescription: (option) => said(option.description, 'zh-CN'),
  argumentDescription: (argument) => said(argument.description, 'zh-CN'),
};
