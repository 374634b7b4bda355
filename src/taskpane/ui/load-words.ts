/**
 * Loads a language. A page loads only the one it speaks; build/initial-size.js counts the larger of them with its first scripts.
 */
import type { Language, Words } from './words';

/** @throws Error if the part can't be loaded from the server */
export async function loadWords(language: Language): Promise<Words> {
  const { WORDS } =
    language === 'zh-CN'
      ? await import(/* webpackChunkName: "words-zh-CN" */ './words-zh-CN')
      : await import(/* webpackChunkName: "words-en-US" */ './words-en-US');
  return WORDS;
}
