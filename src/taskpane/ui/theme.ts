/** The themes: light, dark and high contrast. */
import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { Language } from './words';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** Shades of green like those of spreadsheet programs (Excel's #107C41 at 80), so that the pane matches the grid beside it. */
const GREEN: BrandVariants = {
  10: '#021006',
  20: '#06210f',
  30: '#083318',
  40: '#08421f',
  50: '#095026',
  60: '#0a5f2e',
  70: '#0c6d37',
  80: '#107c41',
  90: '#2a8a52',
  100: '#419863',
  110: '#58a675',
  120: '#6fb488',
  130: '#88c29c',
  140: '#a2d0b2',
  150: '#bddec8',
  160: '#daeddf',
};

/** Chinese fonts, one for each system. */
const CHINESE =
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";
/** English needs a Latin font first, because Chinese fonts draw ’ and “ as wide as a Chinese character. */
const FONTS = {
  'zh-CN': `'Segoe UI', ${CHINESE}`,
  'en-US': `'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', ${CHINESE}`,
} as const satisfies Readonly<Record<Language, string>>;

const LIGHT: Theme = createLightTheme(GREEN);
const DARK: Theme = {
  ...createDarkTheme(GREEN),
  // Text on dark backgrounds needs lighter shades (WCAG AA).
  colorBrandForeground1: GREEN[120],
  colorBrandForeground2: GREEN[130],
};

/** The theme in effect; with `auto` it follows the system. */
export function usePaneTheme(
  choice: ThemeChoice,
  language: Language,
): { readonly theme: Theme; readonly isDark: boolean } {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isForced = useMediaQuery('(forced-colors: active)');
  const isDark = choice === 'dark' || (choice === 'auto' && prefersDark);
  const highContrast = useHighContrast(isForced);
  const shades = highContrast ?? (isDark ? DARK : LIGHT);
  const theme = useMemo(() => ({ ...shades, fontFamilyBase: FONTS[language] }), [shades, language]);
  return { theme, isDark: isForced ? prefersDark : isDark };
}

/** The high contrast theme where it is needed and loaded. Until then the system's own colours make the other themes readable. */
function useHighContrast(isNeeded: boolean): Theme | null {
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    import('./high-contrast').then(
      ({ teamsHighContrastTheme }) => {
        setTheme(teamsHighContrastTheme);
      },
      () => undefined,
    );
  }, [isNeeded]);
  return isNeeded ? theme : null;
}

function useMediaQuery(query: string): boolean {
  const [isMatched, setMatched] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = (): void => {
      setMatched(list.matches);
    };
    list.addEventListener('change', follow);
    return () => {
      list.removeEventListener('change', follow);
    };
  }, [query]);
  return isMatched;
}
