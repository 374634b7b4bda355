/** The fonts of sheets, with substitutes for machines that lack them: serif for 宋 and 仿宋, sans-serif for 黑 and 等线. */
const SONG = "'SimSun', 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', serif";
const SANS = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

const FALLBACKS: readonly (readonly [RegExp, string])[] = [
  [/仿宋|fangsong/i, `'仿宋', 'FangSong', 'STFangsong', ${SONG}`],
  [/小标宋|xiaobiaosong/i, `'FZXiaoBiaoSong-B05S', ${SONG}`],
  [/楷|kaiti/i, `'楷体', 'KaiTi', 'STKaiti', ${SONG}`],
  [/宋|song|simsun|times|serif|georgia|cambria/i, SONG],
  [/黑|hei/i, `'黑体', 'SimHei', ${SANS}`],
];

/** The CSS font family for a font name. */
export function fontFamily(name: string): string {
  const own = `'${name.replace(/['\\]/g, '')}'`;
  const fallback = FALLBACKS.find(([pattern]) => pattern.test(name))?.[1] ?? SANS;
  return `${own}, ${fallback}`;
}
