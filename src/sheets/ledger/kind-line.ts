/**
 * The line below the ledger's title that states the kind of its figures and their unit of measure. In its own file, for code that
 * only reads the line.
 */
import type { ReturnKind } from '../../domain/ledger';
import { measureNamed, type UnitOfMeasure } from '../../domain/table/unit-of-measure';

const KIND_LINE = '填报口径：';

/** The text of the line. */
export function kindLine(kind: ReturnKind, measure: string): string {
  const words = kind === 'monthly' ? '当月新增数' : '自集中行动开始以来的累计数';
  return `${KIND_LINE}${words}（${measure}）。白色单元格填写各单位月报数，到期未报的显示为浅黄色；灰色各格自动计算。`;
}

export function isKindLine(text: string): boolean {
  return text.startsWith(KIND_LINE);
}

/** The unit of measure in the line; null for any other text. */
export function measureInKindLine(text: string): UnitOfMeasure | null {
  const name = isKindLine(text) ? /（([^）]+)）/.exec(text)?.[1] : undefined;
  return name === undefined ? null : measureNamed(name);
}
