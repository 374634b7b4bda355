/** Checks for impossible figures in the list of key areas: more members or migrant workers than employees, or text instead of a figure. */
import { AREA_HEADING, entryCell, type AreaEntry, type AreaMeasure } from '../../areas/area-list';
import { finding, type Finding } from '../../finding';
import type { AuditInput } from '../rule';

const MEASURES: readonly AreaMeasure[] = ['employees', 'migrants', 'members'];

/** Reports area-bad-figure. */
export function auditAreaFigures({ areas }: Pick<AuditInput, 'areas'>): Finding[] {
  if (!areas) return [];
  return areas.entries.flatMap((entry) =>
    MEASURES.flatMap((measure) => {
      const figure = entry[measure];
      if (figure.kind !== 'bad') return [];
      const details = { name: entry.name, heading: AREA_HEADING[measure], text: figure.text };
      return [finding('area-bad-figure', entryCell(areas, entry, measure), details)];
    }),
  );
}

/** Reports area-over. */
export function auditAreaParts({ areas }: Pick<AuditInput, 'areas'>): Finding[] {
  if (!areas) return [];
  const over = (entry: AreaEntry, measure: AreaMeasure): Finding[] => {
    const [part, whole] = [entry[measure], entry.employees];
    if (part.kind !== 'number' || whole.kind !== 'number' || part.value <= whole.value) return [];
    const details = {
      name: entry.name,
      heading: AREA_HEADING[measure],
      figure: part.value,
      employees: whole.value,
    };
    return [finding('area-over', entryCell(areas, entry, measure), details)];
  };
  return areas.entries.flatMap((entry) => [...over(entry, 'migrants'), ...over(entry, 'members')]);
}
