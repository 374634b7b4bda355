import { type CellValue, UNCALCULATED } from '../../../src/spreadsheet/grid';
import { computeWith, error } from './book';

/** The cells that the formulas below refer to. These formulas supplement those compared with LibreOffice in oracle.test.ts. */
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
  D5: '38,021',
  D6: '2015-5-1',
  D7: '12:00:00',
  E1: true,
  E2: false,
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
    // SQRT(-1) gives an error value, not NaN, so that IFERROR catches it.
    ['=IFERROR(SQRT(-1),"无")', '无'],
    ['=ISERROR(LN(-5))', true],
    ['=IFERROR(LN(0),7)', 7],
    ['=SUM(EXP(999),1)', error('#NUM!')],
    ['=SUMPRODUCT(ISERROR(SQRT({4,-1}))*1)', 1],
    ['=IFERROR(POWER(-8,1/3),"无")', '无'],
    ['=COUNT(LOG10(-1))', 0],
    ['=D5*1', 38021],
    ['=D6*2', 84250],
    ['=D7+0', 0.5],
    ['="(5)"+0', -5],
    ['="2 1/2"+0', 2.5],
    ['="1E400"+0', error('#VALUE!')],
    ['="500人"+0', error('#VALUE!')],
    ['="上午"+0', error('#VALUE!')],
    ['=B3*-1', 0],
  ],
  statistical: [
    ['=RANK(C1,C1:C3)', 1],
    ['=RANK(C1,C1:C4)', error('#DIV/0!')],
    ['=COUNTA(B1:B4)', 3],
    ['=COUNTBLANK(C1:C3)', 1],
    ['=AVERAGE(B3:B4)', error('#DIV/0!')],
    ['=MAX(A1:A4)', 0],
    ['=MEDIAN("0",2)', 1],
    ['=LARGE(TRUE,1)', 1],
  ],
  conditional: [
    // COUNTIF compares text that looks like a number as a number of fifteen digits, so that two identity numbers can count as equal.
    ['=COUNTIF(D1:D2,D1)', 2],
    ['=COUNTIF(D1:D2,D1&"*")', 1],
    ['=COUNTIF(B1:B4,100)', 1],
    ['=COUNTIF(A1:A4,A2)', 2],
    ['=COUNTIF(C1:C4,"#DIV/0!")', 1],
    ['=SUMIF(C1:C4,">0",B1:B4)', 8000],
    ['=SUMIF(A1:A4,"高新区",C1:C4)', error('#DIV/0!')],
    ['=COUNTIFS(A1:A4,"汝州",B1:B4,"")', 1],
    ['=COUNTIFS(A1:A9,"",B1:B9,"")', 5],
    // Text that reads as the number is counted by ="100" and by <>100.
    ['=COUNTIF(B1:B4,"100")', 1],
    ['=COUNTIF(B1:B4,"<>100")', 4],
    ['=COUNTIF(B1:B4,"<>4500")', 3],
    ['=COUNTIF(E1:E2,"<TRUE")', 1],
    ['=COUNTIF(E1:E2,">FALSE")', 1],
    ['=SUMIF(A1:A4,"<>汝州",B1:B4)', 3500],
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
    ['=ADDRESS(3,2,1,0)', 'R3C2'],
    ['=ADDRESS(3,2,4,FALSE)', 'R[3]C[2]'],
    ['=ADDRESS(3,2,,,"S")', 'S!$B$3'],
    ['=ADDRESS(3,2,2,0,"任务 表")', "'任务 表'!R3C[2]"],
    ['=MATCH("",C1:C4,0)', 3],
    // The binary search stops at the first hit and then goes to the last of the equal values next to it.
    ['=MATCH(3,{3,3,3,1,3},1)', 3],
    ['=INDEX(A1:C4,2)', error('#REF!')],
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
    ['=TEXT(-0.001,"0.00")', '0.00'],
    ['=TEXT(-0.4,"0")', '0'],
    ['=TEXT(-0.0004,"0.0%")', '0.0%'],
    ['=TEXT(-0.6,"0")', '-1'],
    ['=TEXT(1/3,"General")', '0.333333333'],
    ['=TEXT(123456789012,"General")', '1.23457E+11'],
    ['=TEXT(12345678.123456,"General")', '12345678.12'],
    ['=TEXT(0.00001234567,"General")', '1.23457E-05'],
    ['=TEXT(-2.5,"General")', '-2.5'],
    ['=TEXT(2.5,"General人")', '2.5人'],
    ['=TEXT(12.5,"@")', '12.5'],
    ['=TEXT(-1,"yyyy-mm-dd")', error('#VALUE!')],
    ['=VALUE("￥1,234")', 1234],
    ['=VALUE("-$5.5")', -5.5],
    ['=VALUE("12:30")', 0.5 + 1 / 48],
    ['=VALUE("下午3:00")', 0.625],
    ['=VALUE("2015-5-1 18:00")', 42125.75],
    ['=VALUE("31-May-2015")', 42155],
    ['=VALUE("8/22/2008")', 39682],
    ['=VALUE("2015年5月")', 42125],
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
    ['=DATE(1900,2,29)', 60],
    ['=DATE(1900,1,22222)', 22222],
  ],
};

describe.each(Object.entries(FAMILIES))('%s', (_family, cases) => {
  it.each(cases)('%s', (formula, expected) => {
    expect(compute(formula)).toEqual(expected);
  });
});

it('takes the cell in the formula’s row from a range where a single value is expected', () => {
  expect(compute('=B1:B4*2', 'Z2')).toBe(9000);
  expect(compute('=B1:B4*2', 'Z9')).toEqual(error('#VALUE!'));
});

it.each([
  '="5/1"+0',
  '="3-1"*1',
  '=VALUE("5月1日")',
  '=YEAR("1/2/31")',
  '=VALUE("1-2-3")',
  '=TEXT(0.5,"# ?/?")',
])(
  '%s depends on the date, the system’s settings or something unknown, and is left uncalculated',
  (formula) => {
    expect(compute(formula)).toBe(UNCALCULATED);
  },
);

describe('a workbook of the 1904 date system', () => {
  const from1904 = computeWith({ A1: 40663, A2: '2015-5-1', A3: 40663.5 }, { dates1904: true });
  it.each<Case>([
    ['=YEAR(A1)', 2015],
    ['=DAY(0)', 1],
    ['=YEAR(0)', 1904],
    ['=DATE(2015,5,1)', 40663],
    ['=DATE(1903,12,31)', error('#NUM!')],
    ['=EOMONTH(A1,0)', 40693],
    ['=EDATE(A1,1)', 40694],
    ['=TEXT(A1,"yyyy-mm-dd")', '2015-05-01'],
    ['=TEXT(A3,"yyyy-m-d hh:mm")', '2015-5-1 12:00'],
    ['=TEXT(A1,"0")', '40663'],
    ['=A2+1', 40664],
    ['=-A2', -40663],
    ['=VALUE(A2)', 40663],
    ['=SUM("2015-5-1",1)', 40664],
    ['=TEXT(A2,"m")', '5'],
    ['=A2&"日"', '2015-5-1日'],
    ['="12:00"+0', 0.5],
  ])('%s', (formula, expected) => {
    expect(from1904(formula)).toEqual(expected);
  });
});

it('shifts the relative references of a defined name to the formula’s cell, and wraps them at the edges of the sheet', () => {
  const named = computeWith(
    { A1: 1, A2: 2, A3: 3, B2: 20 },
    {
      names: {
        上一行: 'Sheet1!A1048576',
        左上: 'Sheet1!XFD1048576',
        下面: 'Sheet1!A2:A3',
        首格: 'Sheet1!$A$1',
      },
    },
  );
  expect(named('=上一行', 'A4')).toBe(3);
  expect(named('=左上', 'C3')).toBe(20);
  expect(named('=SUM(下面)', 'A1')).toBe(5);
  expect(named('=首格', 'C9')).toBe(1);
});

it('matches a pattern built to cause endless backtracking without delay', () => {
  const hostile = computeWith({ A1: 'a'.repeat(30_000) });
  expect(hostile(`=COUNTIF(A1,"${'*a'.repeat(60)}*b")`)).toBe(0);
});
