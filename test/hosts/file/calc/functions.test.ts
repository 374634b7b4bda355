import type { CellValue } from '../../../../src/domain/grid';
import { computeWith, error } from './book';

/** The families beyond what LibreOffice confirms in oracle.test.ts, as people of a trade union use them. */
const compute = computeWith({
  A1: '舞钢',
  A2: '汝州',
  A3: '汝州',
  A4: '高新区',
  B1: 3500,
  B2: 4500,
  B3: null,
  B4: '100',
  C1: 0.25,
  C2: 0.25,
  C3: '',
  C4: error('#DIV/0!'),
  D1: '420421198001011234',
  D2: '420421198001011999',
  D3: '10%',
  D4: '３５',
});

type Case = readonly [formula: string, expected: CellValue];

const FAMILIES: Readonly<Record<string, readonly Case[]>> = {
  math: [
    ['=SUM(B1:B4)', 8000],
    ['=SUM(C1:C4)', error('#DIV/0!')],
    ['=SUMPRODUCT((B1:B4<>"")*1)', 3],
    ['=SUMPRODUCT((A1:A4="汝州")*B1:B4)', 4500],
    ['=ROUND(-1.005,2)', -1.01],
    ['=D3*1', 0.1],
    ['=D4*1', error('#VALUE!')],
    ['=C4+1', error('#DIV/0!')],
    ['=10^309', error('#NUM!')],
    ['=B3*-1', 0],
  ],
  statistical: [
    ['=RANK(C1,C1:C3)', 1],
    ['=RANK(C1,C1:C4)', error('#DIV/0!')],
    ['=COUNTA(B1:B4)', 3],
    ['=COUNTBLANK(C1:C3)', 1],
    ['=AVERAGE(B3:B4)', error('#DIV/0!')],
    ['=MAX(A1:A4)', 0],
  ],
  conditional: [
    // Excel reads text that looks like a number as one, with fifteen digits: well known from identity numbers.
    ['=COUNTIF(D1:D2,D1)', 2],
    ['=COUNTIF(D1:D2,D1&"*")', 1],
    ['=COUNTIF(B1:B4,100)', 1],
    ['=COUNTIF(A1:A4,A2)', 2],
    ['=COUNTIF(C1:C4,"#DIV/0!")', 1],
    ['=SUMIF(C1:C4,">0",B1:B4)', 8000],
    ['=SUMIF(A1:A4,"高新区",C1:C4)', error('#DIV/0!')],
    ['=COUNTIFS(A1:A4,"汝州",B1:B4,"")', 1],
    ['=COUNTIFS(A1:A9,"",B1:B9,"")', 5],
  ],
  logic: [
    ['=IF(B3="","未填报",B3)', '未填报'],
    ['=IF(B2>=4500,"已完成","滞后")', '已完成'],
    ['=IFERROR(C4,"")', ''],
    ['=AND(B1>0,B2>0)', true],
    ['=IF(C4,1,2)', error('#DIV/0!')],
  ],
  lookup: [
    ['=INDEX(B1:B4,MATCH("汝州",A1:A4,0))', 4500],
    ['=VLOOKUP("高新区",A1:C4,3,FALSE)', error('#DIV/0!')],
    ['=LOOKUP(9E+307,B:B)', 4500],
    ['=LOOKUP(2,1/(A1:A4="汝州"),B1:B4)', 0],
    ['=MATCH("汝*",A:A,0)', 2],
    ['=MATCH(1,INDEX((A1:A4="汝州")*(B1:B4=0),0),0)', 3],
    ['=VLOOKUP(4500,IF({1,0},B1:B4,A1:A4),2,0)', '汝州'],
    ['=ADDRESS(3,2,1,TRUE,"任务 表")', "'任务 表'!$B$3"],
  ],
  text: [
    ['=A1&"完成"&TEXT(C1,"0.00%")', '舞钢完成25.00%'],
    ['=TEXT(B2,"#,##0")&"人"', '4,500人'],
    ['=TEXT(0,"0.0%;-0.0%;持平")', '持平'],
    ['=TEXT(-0.123,"高0.0%;低0.0%")', '低12.3%'],
    ['=TEXT(42125,"aaaa")', '星期五'],
    ['=TEXT(42125,"[$-804]yyyy""年""m""月""d""日""")', '2015年5月1日'],
    ['=TEXT(TRUE,"0")', 'TRUE'],
    ['=TEXT(C4,"0")', error('#DIV/0!')],
    ['=_xlfn.TEXTJOIN("、",TRUE,A1:A2,A4)', '舞钢、汝州、高新区'],
    ['=SUBSTITUTE(" 舞 钢 "," ","")', '舞钢'],
    ['=REPT("█",5)', '█████'],
    ['=REPT("a",99999)', error('#VALUE!')],
    ['=1/3&""', '0.333333333333333'],
  ],
  information: [
    ['=ISNUMBER(B4)', false],
    ['=ISBLANK(C3)', false],
    ['=ISBLANK(B3)', true],
    ['=ISERROR(C4)', true],
    ['=N(B4)', 0],
  ],
  date: [
    ['=DATE(2015,12,31)', 42369],
    ['=YEAR(DATE(115,1,1))', 2015],
    ['=MONTH("2015年5月1日")', 5],
    ['=EOMONTH(DATE(2016,1,31),1)', 42429],
    ['=DAY(60)', 29],
    ['=DATE(1900,3,1)', 61],
  ],
};

describe.each(Object.entries(FAMILIES))('%s', (_family, cases) => {
  it.each(cases)('%s', (formula, expected) => {
    expect(compute(formula)).toEqual(expected);
  });
});

it('takes the cell of its own row from a range where one value is wanted', () => {
  expect(compute('=B1:B4*2', 'Z2')).toBe(9000);
  expect(compute('=B1:B4*2', 'Z9')).toEqual(error('#VALUE!'));
});

it('is not held up by a pattern made to take long', () => {
  const hostile = computeWith({ A1: 'a'.repeat(30_000) });
  expect(hostile(`=COUNTIF(A1,"${'*a'.repeat(60)}*b")`)).toBe(0);
});
