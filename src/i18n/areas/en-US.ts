/** The findings about the key areas, in English. */
import { AREA_HEADING } from '../../domain/areas/area-list';
import type { AreaFinding } from '../../domain/finding';
import { count } from '../numbers';

/** A finding in one or two sentences. */
export function areaText(finding: AreaFinding): string {
  switch (finding.code) {
    case 'area-blank':
      return `This row of the key areas list has no ${finding.details.heading}.`;
    case 'area-unknown-unit': {
      const { unit, nearest } = finding.details;
      return `The unit “${unit}” of ${subject(finding.details.name)} is not in the breakdown table; it is not counted in the summary${asked(nearest)}`;
    }
    case 'area-unknown': {
      const { area, nearest } = finding.details;
      return `The area “${area}” of ${subject(finding.details.name)} is not among the key areas in 参数; it is not counted in the summary${asked(nearest)}`;
    }
    case 'area-duplicate': {
      const { name, rows } = finding.details;
      return `“${name}” stands more than once in the same unit and area: rows ${rows.join(', ')}. The summary counts each of them.`;
    }
    case 'area-bad-figure': {
      const { name, heading, text } = finding.details;
      return `${heading} of ${subject(name)} is “${text}”, which is no whole number from 0 on. Please enter a number.`;
    }
    case 'area-over': {
      const { name, heading, figure, employees } = finding.details;
      return `${heading} of ${subject(name)} is ${count(figure)}, more than the employees (${AREA_HEADING.employees}): ${count(employees)}.`;
    }
    case 'area-bad-founded':
      return `${AREA_HEADING.founded} of ${subject(finding.details.name)} is “${finding.details.text}”; it must be 是 (yes) or 否 (no). It is not counted as founded.`;
    case 'area-undated':
      return `The union of ${subject(finding.details.name)} is founded, but ${AREA_HEADING.foundedOn} is empty.`;
    case 'area-bad-date':
      return `${AREA_HEADING.foundedOn} of ${subject(finding.details.name)} is “${finding.details.text}”, which tells no year. Please enter a date such as 2015-05-12.`;
    case 'area-date-outside': {
      const { name, date, year } = finding.details;
      return `${AREA_HEADING.foundedOn} of ${subject(name)}, ${date}, is not in ${year}. Please verify it; if the union was founded in another year, nothing needs to change.`;
    }
  }
}

function subject(name: string): string {
  return name === '' ? 'this row' : `“${name}”`;
}

function asked(nearest: string | null): string {
  return nearest === null ? '.' : `; did they mean “${nearest}”?`;
}
