/**
 * The words of the sheet 分解方案 for a scheme's methods and for what is striking about its targets.
 */
import type { Bounds } from '../../domain/allocation/allocate';
import type { Method, MethodShare } from '../../domain/allocation/method';
import type { Striking } from '../../domain/allocation/striking';

const METHOD: Readonly<Record<Method, string>> = {
  baseline: '按基数比例',
  growth: '同一增长率',
  room: '按发展空间',
  'last-year': '按上年数',
  even: '平均分配',
};

/** 按基数比例; a mix with its weights in per cent: 按基数比例 60%、平均分配 40%. */
export function methodWords(by: readonly Pick<MethodShare, 'method' | 'weight'>[]): string {
  if (by.length === 1) return by.map(({ method }) => METHOD[method]).join('');
  const sum = by.reduce((whole, { weight }) => whole + weight, 0);
  return by
    .map(({ method, weight }) => `${METHOD[method]} ${Math.round((weight / sum) * 1000) / 10}%`)
    .join('、');
}

/** The names of the schemes: 方案一, 方案二, 方案三. */
export function schemeName(index: number): string {
  return `方案${['一', '二', '三'][index] ?? String(index + 1)}`;
}

export function strikingWords(striking: Striking): string {
  switch (striking.kind) {
    case 'fixed':
      return '指定';
    case 'at-least':
      return '到下限';
    case 'at-most':
      return '到上限';
    case 'odd':
      return '零头在此';
    case 'no-figure':
      return '缺依据数';
    case 'nothing':
      return '未分到任务';
    case 'change':
      return striking.rate > 0 ? '增加较多' : '减少较多';
  }
}

/** The terms of every scheme, one phrase each: 取整到 100, 每个单位不少于 100. */
export function termWords({
  rounding,
  bounds,
  unitBounds = new Map<string, Bounds>(),
  fixed,
}: {
  readonly rounding: number;
  readonly bounds: Bounds;
  /** Bounds of single units, by the unit's name. */
  readonly unitBounds?: ReadonlyMap<string, Bounds>;
  readonly fixed: ReadonlyMap<string, number>;
}): string[] {
  return [
    rounding === 1 ? '取整到个位' : `取整到 ${rounding}`,
    ...boundWords(bounds, '每个单位'),
    ...[...unitBounds].flatMap(([unit, own]) => boundWords(own, unit)),
    ...[...fixed].map(([unit, target]) => `${unit}指定为 ${target}`),
  ];
}

/** Bounds in words. @param whose 每个单位, or the unit's name */
function boundWords({ least, most, growthFrom, growthTo }: Bounds, whose: string): string[] {
  const rate = (ratio: number): string => `${Math.round(ratio * 1e4) / 100}%`;
  return [
    ...(least === undefined ? [] : [`${whose}不少于 ${least}`]),
    ...(most === undefined ? [] : [`${whose}不多于 ${most}`]),
    ...(growthFrom === undefined ? [] : [`${whose}增长率不低于 ${rate(growthFrom)}`]),
    ...(growthTo === undefined ? [] : [`${whose}增长率不高于 ${rate(growthTo)}`]),
  ];
}
