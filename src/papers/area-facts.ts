/** The facts about the key areas (重点领域): the figures of 重点领域建会情况 as text. The list has no months, so these are present figures. */
import type { AreaCoverage, Coverage, NamedCoverage } from '../domain/areas/coverage';
import { listNames, LONGEST_LIST, unitName } from './unit-list';
import { countText, percentText, type Figures } from './figure-text';

/** The units whose rate is below the total rate, lowest first. Units without entries have no rate and are left out. */
export function unitsBehind({ byUnit, total }: AreaCoverage): readonly NamedCoverage[] {
  return byUnit
    .filter(({ rate }) => rate !== null && rate < (total.rate ?? 0))
    .sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0));
}

/** The figures by name; all are null where there is no list or it is empty. */
export function areaFigures(areas: AreaCoverage | null): Figures {
  if (!areas || areas.total.due === 0) return {};
  const { total } = areas;
  const behind = unitsBehind(areas);
  return {
    领域应建: countText(total.due),
    领域已建: countText(total.founded),
    领域建会率: rateText(total),
    领域会员: `${countText(total.members)}人`,
    各领域情况: eachArea(areas),
    领域落后数: behind.length === 0 ? null : countText(behind.length),
    领域落后单位: listNames(behind.map((unit) => `${unitName(unit.name)}（${rateText(unit)}）`)),
  };
}

/** The figures of each area in one sentence; null for a single area, whose figures equal the totals, or for more areas than fit in a sentence. */
function eachArea({ byArea }: AreaCoverage): string | null {
  const counted = byArea.filter(({ due }) => due > 0);
  if (counted.length < 2 || counted.length > LONGEST_LIST) return null;
  return counted
    .map(
      (area) =>
        `${area.name}应建会${countText(area.due)}个、已建会${countText(area.founded)}个，建会率${rateText(area)}`,
    )
    .join('；');
}

function rateText({ rate }: Coverage): string {
  return rate === null ? '—' : percentText(rate);
}
