/** The workbench's page. Its address may contain `?lang=en` or `zh`, `?theme=light` or `dark`, and `?book=` with an address on this site. */
import { createRoot } from 'react-dom/client';
import type { ThemeChoice } from '../taskpane/ui/theme';
import { loadWords } from '../taskpane/ui/load-words';
import type { Language } from '../taskpane/ui/words';
import { WorkbenchApp } from './app';
import { startSource } from './files/sources';
import { workbenchWords } from './workbench-words';

async function main(): Promise<void> {
  const place = document.getElementById('workbench');
  if (!place) return;
  const query = new URLSearchParams(location.search);
  const language = languageOf(query.get('lang') ?? navigator.language);
  const words = workbenchWords(language);
  document.documentElement.lang = language;
  document.title = `${words.product} · ${words.tagline}`;
  const [start, paneWords] = await Promise.all([startSource(query), loadWords(language)]);
  createRoot(place).render(
    <WorkbenchApp paneWords={paneWords} theme={themeOf(query.get('theme'))} start={start} />,
  );
}

/** Chinese, unless the language tag names another language. */
function languageOf(tag: string): Language {
  return /^zh/i.test(tag) || tag === '' ? 'zh-CN' : 'en-US';
}

function themeOf(choice: string | null): ThemeChoice {
  return choice === 'light' || choice === 'dark' ? choice : 'auto';
}

void main();
