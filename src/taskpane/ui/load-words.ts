/**
 * Loads the words of a language. A page loads only its own language; build/initial-size.js counts the larger of the two as part of
 * the first load.
 */
import type { Language, Words } from './words';

/** The words of a language. @throws Error if they can't be loaded from the server */
export async function loadWords(language: Language): Promise<Words> {
  const { WORDS } =
    language === 'zh-CN'
      ? await import(/* webpackChunkName: "words-zh-CN" */ './words-zh-CN')
      : await import(/* webpackChunkName: "words-en-US" */ './words-en-US');
  return WORDS;
}
