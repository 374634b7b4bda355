/** The findings about the key areas (重点领域), in simplified Chinese. */
import type { AreaFinding } from '../../domain/finding';
import { count } from '../numbers';

/** A finding in one or two sentences. */
export function areaText(finding: AreaFinding): string {
  switch (finding.code) {
    case 'area-blank':
      return `重点领域名录的这一行没有填${finding.details.heading}。`;
    case 'area-unknown-unit': {
      const { unit, nearest } = finding.details;
      return `${subject(finding.details.name)}的所属单位“${unit}”不在任务分解表里，汇总时不计入${asked(nearest)}`;
    }
    case 'area-unknown': {
      const { area, nearest } = finding.details;
      return `${subject(finding.details.name)}的领域“${area}”不在“参数”的重点领域里，汇总时不计入${asked(nearest)}`;
    }
    case 'area-duplicate': {
      const { name, rows } = finding.details;
      return `“${name}”在同一单位、同一领域里重复了：第 ${rows.join('、')} 行，汇总时会重复计入。`;
    }
    case 'area-bad-figure': {
      const { name, heading, text } = finding.details;
      return `${subject(name)}的${heading}填的是“${text}”，不是不小于 0 的整数，请改成数字。`;
    }
    case 'area-over': {
      const { name, heading, figure, employees } = finding.details;
      return `${subject(name)}的${heading} ${count(figure)}，多于职工人数 ${count(employees)}。`;
    }
    case 'area-bad-founded':
      return `${subject(finding.details.name)}的是否建会填的是“${finding.details.text}”，应填“是”或“否”；汇总时不算已建会。`;
    case 'area-undated':
      return `${subject(finding.details.name)}已建会，没有填建会时间。`;
    case 'area-bad-date':
      return `${subject(finding.details.name)}的建会时间填的是“${finding.details.text}”，看不出是哪一年，请填日期，例如 2015-05-12。`;
    case 'area-date-outside': {
      const { name, date, year } = finding.details;
      return `${subject(name)}的建会时间 ${date} 不在 ${year} 年内，请核对；确是其他年份建会的，可以不改。`;
    }
  }
}

function subject(name: string): string {
  return name === '' ? '这一行' : `“${name}”`;
}

function asked(nearest: string | null): string {
  return nearest === null ? '。' : `；是不是“${nearest}”？`;
}
