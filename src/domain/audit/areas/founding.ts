/** Checks whether and when the unions of the key areas were founded. */
import { entryCell, FOUNDED_WORDS, type AreaEntry, type AreaList } from '../../areas/area-list';
import { finding, type Finding } from '../../finding';
import type { AuditInput } from '../rule';

const WORDS: readonly string[] = Object.values(FOUNDED_WORDS);

/** Reports area-bad-founded, area-undated, area-bad-date and area-date-outside. */
export function auditAreaFounding({ areas, campaign }: Pick<AuditInput, 'areas' | 'campaign'>): Finding[] {
  if (!areas) return [];
  return areas.entries.flatMap((entry) => [
    ...wordOf(areas, entry),
    ...dateOf(areas, entry, campaign.targetYear),
  ]);
}

function wordOf(list: AreaList, entry: AreaEntry): Finding[] {
  const { name, founded } = entry;
  if (founded === '' || WORDS.includes(founded)) return [];
  return [finding('area-bad-founded', entryCell(list, entry, 'founded'), { name, text: founded })];
}

function dateOf(list: AreaList, entry: AreaEntry, year: number | null): Finding[] {
  const { name, founded, foundedOn } = entry;
  const at = entryCell(list, entry, 'foundedOn');
  switch (foundedOn.kind) {
    case 'blank':
      return founded === FOUNDED_WORDS.yes ? [finding('area-undated', at, { name })] : [];
    case 'bad':
      return [finding('area-bad-date', at, { name, text: foundedOn.text })];
    case 'date':
      return year === null || foundedOn.year === year
        ? []
        : [finding('area-date-outside', at, { name, date: foundedOn.text, year })];
  }
}
