/** Data and formulas whose results LibreOffice and the calculator must agree on. */
import type { Entry } from './book';

const UNITS = ['舞钢', '汝州', '郏县', '宝丰', '鲁山', '叶县', '新华区', '卫东区', '湛河区', '石龙区', '工交工会', '高新区'];
const BASELINES = [31463, 43868, 30157, 22548, 43040, 29460, 10660, 17113, 21080, 8200, 0, 65];
const TARGETS = [3500, 4500, 3300, 2400, 4500, 3300, 1200, 1900, 2300, 900, 1500, 100];
const ACTUALS = [1200, 4500, null, 2400, 1, 3300, 0, 950, 1150, 900, 700, 33];

function table(): Record<string, Entry> {
  const cells: Record<string, Entry> = { A1: '单位', B1: '基数', C1: '任务数', D1: '实际', E1: '完成率', F1: '混合' };
  UNITS.forEach((unit, index) => {
    const row = index + 2;
    cells[`A${row}`] = unit;
    cells[`B${row}`] = BASELINES[index] ?? null;
    cells[`C${row}`] = TARGETS[index] ?? null;
    cells[`D${row}`] = ACTUALS[index] ?? null;
    cells[`E${row}`] = `=IF(D${row}="","",D${row}/C${row})`;
  });
  const mixed: Entry[] = [1, 'abc', true, null, 2.5, 'ABC', false, '', -3, { error: '#N/A' }, 'a*c', 1e10];
  mixed.forEach((value, index) => {
    if (value !== null) cells[`F${index + 2}`] = value;
  });
  return cells;
}

export const SHEETS: Record<string, Record<string, Entry>> = {
  任务分解表: table(),
  "it's 2": { A1: 5, A2: 3, A3: 8, A4: 1, B1: 'x', B2: 'y', B3: 'z', C1: 0.1, C2: 0.2, C3: 0.3, D1: 42125, D2: '备 注' },
};

export const NAMES: Record<string, string> = {
  目标: '0.15',
  基数列: "'任务分解表'!$B$2:$B$13",
  本年: "'it''s 2'!$A$1",
};

export const FORMULAS: readonly string[] = [
  // Operators and order
  '=1+2*3', '=-2^2', '=2^3^2', '=2^-1', '=10%', '=50%^2', '=-5%', '=1-2-3', '=8/4/2', '="a"&"b"&1', '=1&2+3', '=1=1', '=1<>2',
  '="a"="A"', '="a"<"B"', '=1<"a"', '="z"<TRUE', '=TRUE>FALSE', '=--TRUE', '=TRUE+1', '="5"*2', '=1/0', '=0/5', '=0^0', '=0^-1',
  '=(1+2)*3', '=1e3', '=.5', '=1.5E-3', '=+A2', '=5>=5', '=5<=4', '=2*3%', '=A99+1', '=A99&"x"', '=A99=0', '=A99=""', '=A99=FALSE',
  '="a"+1', '=NA()+1', '=1=NA()', '=(-8)^(1/3)', '=1E308*10', '= 1 + 1 ', '=""=0',
  // Floating point
  '=0.1+0.2-0.3', '=0.1+0.2=0.3', '=1.1-1', '=(43.1-43.2)+1', '=1-0.9-0.1', '=0.3-0.1*3', '=1000000000000000.1-1000000000000000',
  '=SUM(0.1,0.2,-0.3)', '=SUM(C1:C3)', "=SUM('it''s 2'!C1:C3)", '=1/3', '=2/3&""', '=1/3*3=1', '=100*1.1', '=4.35*100', '=1.005*1000',
  '=0.1*3', '=0.1*3&""', '=123456789012345678&""', '=0.00001&""', '=1E15&""', '=1234567.891&""', '=-0.5&""', '=1E-7&""', '=100000000000&""',
  '=1E20&""', '=1E21&""', '=0.1+0.7&""', '=3300/45000&""', '=1/7&""',
  // Sums and counts
  '=SUM(B2:B13)', '=SUM(B:B)', '=SUM(2:3)', '=SUM(B2:B4,C2:C4,10)', '=SUM("5",1)', '=SUM(TRUE,1)', '=SUM(F2:F5)', '=SUM(F2:F13)', '=SUM(F:F)',
  '=SUM((B2:B3,B5))', '=SUM(B2:C3 C1:C99)', '=SUM(基数列)', '=SUM(基数列)*目标', '=本年+1', '=SUM(B$2:$B4)', '=SUM(B13:B2)', '=SUM("a")',
  '=COUNT(F2:F13)', '=COUNT(1,"2","a",TRUE,)', '=COUNTA(F2:F13)', '=COUNTA(F:F)', '=COUNTBLANK(F2:F13)', '=COUNTBLANK(E2:E13)', '=COUNT(E2:E13)',
  '=AVERAGE(C2:C13)', '=AVERAGE(D2:D13)', '=AVERAGE(A2:A3)', '=AVERAGE(E2:E13)', '=MAX(C2:C13)', '=MIN(D2:D13)', '=MAX(A2:A5)', '=MIN(1,-2,"-3")',
  '=MAX(F2:F13)', '=MEDIAN(C2:C13)', '=MEDIAN(1,3,2,10)', '=MEDIAN(D2:D13)', '=LARGE(C2:C13,1)', '=LARGE(C2:C13,3)', '=SMALL(C2:C13,2)',
  '=SMALL(C2:C13,99)', '=LARGE(C2:C13,0)', '=RANK(C2,C2:C13)', '=RANK(4500,C2:C13)', '=RANK(C4,C2:C13,1)', '=RANK(5,C2:C13)', '=_xlfn.RANK.EQ(C6,C2:C13)',
  '=RANK(E2,E2:E13)', '=RANK(E5,$E$2:$E$13)', '=RANK(1,E2:E13)', '=RANK(D2,(D2:D5,D8:D13))', '=PRODUCT(2,3,4)', '=PRODUCT(C2:C3)', '=PRODUCT(A2:A3)',
  '=SUBTOTAL(9,C2:C13)', '=SUBTOTAL(109,C2:C13)', '=SUBTOTAL(1,C2:C13)', '=SUBTOTAL(2,F2:F13)', '=SUBTOTAL(3,F2:F13)', '=SUBTOTAL(4,C2:C13)',
  '=SUBTOTAL(5,C2:C13)', '=SUBTOTAL(7,C2:C13)', '=SUBTOTAL(11,C2:C13)', '=SUBTOTAL(6,C2:C4)', '=SUMSQ(3,4)',
  // Conditional
  '=COUNTIF(C2:C13,">2000")', '=COUNTIF(C2:C13,4500)', '=COUNTIF(C2:C13,"4500")', '=COUNTIF(C2:C13,"=4500")', '=COUNTIF(C2:C13,"<>4500")',
  '=COUNTIF(C2:C13,">="&C4)', '=COUNTIF(A2:A13,"*区")', '=COUNTIF(A2:A13,"??区")', '=COUNTIF(A2:A13,"?县")', '=COUNTIF(A2:A13,"舞钢")', '=COUNTIF(A2:A13,"<>舞钢")',
  '=COUNTIF(D2:D13,"")', '=COUNTIF(D2:D13,"<>")', '=COUNTIF(D2:D13,"=")', '=COUNTIF(E2:E13,"")', '=COUNTIF(E2:E13,"<>")', '=COUNTIF(D2:D13,0)', '=COUNTIF(D2:D13,"<1")',
  '=COUNTIF(F2:F13,"abc")', '=COUNTIF(F2:F13,"a*")', '=COUNTIF(F2:F13,"a~*c")', '=COUNTIF(F2:F13,TRUE)', '=COUNTIF(F2:F13,"#N/A")', '=COUNTIF(F2:F13,1)', '=COUNTIF(F2:F13,"<>1")',
  '=COUNTIF(F2:F13,">0")', '=COUNTIF(F2:F13,"*")', '=COUNTIF(B:B,">20000")', '=COUNTIF(C2:C13,A99)', '=COUNTIF(E2:E13,">0.5")', '=COUNTIF(E2:E13,1)', '=COUNTIF(E2:E13,">"&E9)',
  '=COUNTIFS(C2:C13,">1000",B2:B13,">20000")', '=COUNTIFS(A2:A13,"*区",D2:D13,">500")', '=COUNTIFS(D2:D13,"",C2:C13,">0")', '=COUNTIFS(D2:D13,"<>",E2:E13,">=1")',
  '=COUNTIFS(A2:A3,"*",C2:C4,1)', '=COUNTIFS(C2:C13,4500,A2:A13,"鲁山")',
  '=SUMIF(A2:A13,"*区",C2:C13)', '=SUMIF(C2:C13,">2000")', '=SUMIF(A2:A13,"舞钢",B2)', '=SUMIF(C2:C13,">2000",B2:B3)', '=SUMIF(A:A,"郏县",C:C)', '=SUMIF(D2:D13,"",C2:C13)',
  '=SUMIF(A2:A13,"无",C2:C13)', '=SUMIF(F2:F13,">0")', '=SUMIF(F2:F13,"abc",C2:C13)', '=SUMIFS(C2:C13,A2:A13,"*区",B2:B13,">10000")', '=SUMIFS(C:C,A:A,"叶县")', '=SUMIFS(D2:D13,D2:D13,">0",C2:C13,"<3000")',
  '=AVERAGEIF(C2:C13,">2000")', '=AVERAGEIF(A2:A13,"*区",D2:D13)', '=AVERAGEIF(A2:A13,"无",D2:D13)', '=AVERAGEIFS(C2:C13,A2:A13,"*区",C2:C13,">1000")', '=_xlfn.MAXIFS(C2:C13,A2:A13,"*区")', '=_xlfn.MINIFS(C2:C13,A2:A13,"*区")',
  // Arrays
  '=SUMPRODUCT(B2:B13,C2:C13)', '=SUMPRODUCT((C2:C13>2000)*1)', '=SUMPRODUCT((A2:A13<>"")*(C2:C13>C4))', '=SUMPRODUCT(--(C2:C13=4500))', '=SUMPRODUCT((C2:C13>2000)*(B2:B13<31000)*C2:C13)',
  '=SUMPRODUCT(1/COUNTIF(C2:C13,C2:C13))', '=SUMPRODUCT(ISNUMBER(D2:D13)*C2:C13)', '=SUMPRODUCT(ISNUMBER(E2:E13)*(N(+C2)>0))', '=SUMPRODUCT((C2:C13=MAX(C2:C13))*B2:B13)',
  '=SUMPRODUCT(MAX((A2:A13="叶县")*C2:C13))', '=SUMPRODUCT((RIGHT(A2:A13)="区")*C2:C13)', '=SUMPRODUCT(LEN(A2:A13))', '=SUMPRODUCT((B2:B4)*(C1:D1="任务数"))', '=SUMPRODUCT(B2:B3,C2:C4)',
  '=SUMPRODUCT(ROUND(C2:C13/3,0))', '=SUMPRODUCT(IF(C2:C13>2000,1,0))', '=SUMPRODUCT(A2:A13)', '=SUMPRODUCT(F2:F5*1)', '=SUMPRODUCT(D2:D13*1)', '=SUMPRODUCT(({1,2,3}*{1;2}))', '=SUM({1,2,3}*2)',
  '=SUMPRODUCT(LARGE(C2:C13,{1,2,3}))', '=SUM(LARGE(C2:C13,{1,2}))', '=SUM(COUNTIF(A2:A13,{"舞钢","叶县","无"}))', '=SUMPRODUCT((ROW(C2:C13)>5)*C2:C13)', '=SUMPRODUCT(SUMIF(A2:A13,A2:A4,C2:C13))',
  '=SUMPRODUCT((E2:E13<>"")*(C2:C13))', '=SUMPRODUCT(COLUMN(B2:D2)*B2:D2)', '=SUMPRODUCT((C2:C4>0)*(B1:C1<>""))', '=SUMPRODUCT(ABS(C2:C13-2000))', '=SUMPRODUCT((B2:B13>0)*(C2:C13/(B2:B13+(B2:B13=0))>0.1))',
  '=SUMPRODUCT((B:B>20000)*(C:C>3000))', '{=SUM(C2:C4*2)}', '{=MAX(IF(A2:A13="叶县",C2:C13))}', '{=SUM(IF(ISNUMBER(D2:D13),D2:D13,0))}', '{=SUM((C2:C13>2000)*1)}', '{=INDEX(A2:A13,MATCH(1,(C2:C13=4500)*(B2:B13<43500),0))}',
  '{=MIN(IF(C2:C13>1000,C2:C13))}', '{=SUM(IFERROR(1/(C2:C13>2000),0))}', '=SUM(IFERROR(B2/0,7),1)', '{=SUM(N(C2:C3))}', '=SUMPRODUCT({1,2;3,4},{1,1;1,1})', '=SUMPRODUCT(2,3)', '=INDEX({1,2;3,4},2,1)', '=MATCH(2,{1,2,3},0)',
  // Logic
  '=IF(1>2,"a","b")', '=IF(0,1)', '=IF(TRUE,,5)', '=IF("",1,2)', '=IF(A99,1,2)', '=IF("true",1,2)', '=IF(NA(),1,2)', '=IF(TRUE,1,1/0)', '=IFERROR(1/0,"e")', '=IFERROR(5,"e")', '=IFERROR(A99,1)', '=IFNA(NA(),1)', '=IFNA(1/0,1)',
  '=AND(TRUE,1)', '=AND(C2:C13)', '=AND(A2:A3)', '=OR(FALSE,0)', '=OR(C2:C13>0)', '=NOT(0)', '=NOT("a")', '=AND(TRUE,NA())', '=TRUE()', '=FALSE', '=CHOOSE(2,"a","b","c")', '=CHOOSE(4,1,2)', '=SUM(CHOOSE(2,B2:B3,C2:C3))',
  '=_xlfn.IFS(FALSE,1,TRUE,2)', '=_xlfn.IFS(FALSE,1)', '=_xlfn.SWITCH(2,1,"a",2,"b","c")', '=_xlfn.SWITCH(9,1,"a","c")', '=_xlfn.SWITCH(9,1,"a")', '=_xlfn.XOR(TRUE,TRUE)', '=IF(B2:B13>0,1,0)',
  // Information
  '=ISNUMBER(1)', '=ISNUMBER("1")', '=ISNUMBER(A99)', '=ISTEXT(A2)', '=ISTEXT("")', '=ISBLANK(A99)', '=ISBLANK(E4)', '=ISERROR(F11)', '=ISERR(F11)', '=ISNA(F11)', '=ISLOGICAL(F4)', '=ISNONTEXT(A99)', '=N("5")', '=N(TRUE)', '=N(7)', '=N(F11)', '=T("a")', '=T(1)', '=NA()', '=TYPE(1)', '=TYPE("a")', '=TYPE(TRUE)', '=TYPE(F11)', '=ISREF(A1)',
  // Lookup
  '=MATCH("叶县",A2:A13,0)', '=MATCH("叶*",A2:A13,0)', '=MATCH("无",A2:A13,0)', '=MATCH(4500,C2:C13,0)', '=MATCH("4500",C2:C13,0)', '=MATCH(2,{1,3,5})', '=MATCH(0,{1,3,5})', '=MATCH(4,{5,3,1},-1)', '=MATCH(3,{5,3,1},-1)', '=MATCH("ABC",F2:F13,0)', '=MATCH(TRUE,F2:F13,0)', '=MATCH("任务数",1:1,0)', '=MATCH("郏县",A:A,0)', '=MATCH(NA(),A2:A13,0)', '=MATCH(1,A2:B13,0)',
  '=INDEX(A2:A13,3)', '=INDEX(A1:D13,3,2)', '=INDEX(B1:D1,2)', '=SUM(INDEX(B2:C13,0,2))', '=SUM(INDEX(B2:C13,2,0))', '=INDEX(A2:A13,99)', '=INDEX(A:A,5)', '=INDEX(B:B,MATCH("宝丰",A:A,0))', '=SUM(B2:INDEX(B:B,5))', '=SUM(INDEX(B:B,2):INDEX(B:B,4))', '=INDEX(A2:A13,0)', '=ROW(INDEX(A:A,7))', '=INDEX(D2:D13,3)', '=INDEX(D2:D13,3)=""', '=INDEX(A1,1,1)',
  '=VLOOKUP("叶县",A2:D13,3,FALSE)', '=VLOOKUP("叶县",A2:D13,3,0)', '=VLOOKUP("叶县",A2:D13,5,0)', '=VLOOKUP("无",A2:D13,3,0)', '=VLOOKUP("叶县",A:C,2,)', '=VLOOKUP("*区",A2:D13,1,0)', '=VLOOKUP(3,{1,"a";2,"b";5,"c"},2)', '=VLOOKUP(3,{1,"a";2,"b";5,"c"},2,TRUE)', '=VLOOKUP(0,{1,"a";2,"b"},2)', '=VLOOKUP("叶县",A2:D13,0,0)', '=HLOOKUP("任务数",A1:D13,4,FALSE)', '=HLOOKUP("无",A1:D13,4,FALSE)', '=IFERROR(VLOOKUP("无",A2:D13,3,0),"")',
  '=LOOKUP(9E307,D2:D13)', '=LOOKUP(9E+307,B:B)', '=LOOKUP(2,1/(A2:A13="鲁山"),C2:C13)', '=LOOKUP(2,1/(A2:A13="无"),C2:C13)', '=LOOKUP(1,0/((B2:B13>20000)*(C2:C13<3400)),A2:A13)', '=LOOKUP(3,{1,2,5},{"a","b","c"})', '=LOOKUP(85,{0,60,80,90},{"差","中","良","优"})', '=LOOKUP(0,{1,2})', '=LOOKUP(5,{1,2;3,4;6,7})', '=LOOKUP("a",{"a","b"},{1,2})',
  '=ROW()', '=COLUMN()', '=ROW(B5)', '=COLUMN(C1)', '=ROWS(A2:A13)', '=COLUMNS(A1:D1)', '=ROWS(A:A)', '=ROW(A2:A5)', '=ADDRESS(2,3)', '=ADDRESS(2,3,4)', '=ADDRESS(2,3,2)', '=ADDRESS(2,3,3)', '=SUM(OFFSET(B1,1,0,3,1))', '=OFFSET(A1,4,0)', '=OFFSET(A1,-1,0)', '=ROWS({1;2;3})',
  "='it''s 2'!A1+1", "=SUM('it''s 2'!A:A)", "=SUM('it''s 2'!$A$1:A3)", "=SUM('it''s 2'!1:1)", "=RANK('it''s 2'!A1,'it''s 2'!A1:A4)", '=任务分解表!B2', '=SUM(任务分解表!B2:B3)', '=#REF!+1', '=B2:B13', '=NOSUCHNAME', '=SUM(A1:A1000000)',
  // Structured references
  '=SUM(表1[任务数])', '=SUM(表1[[基数]:[任务数]])', '=表1[[#Headers],[基数]]', '=COUNTA(表1[#All])', '=ROWS(表1)', '=SUM(表1[#Data])',
  // Text
  '=CONCATENATE("a",1,TRUE)', '=_xlfn.CONCAT(A2:A4,"x")', '=_xlfn.TEXTJOIN("、",TRUE,D2:D5)', '=_xlfn.TEXTJOIN(",",FALSE,D2:D5)', '=_xlfn.TEXTJOIN("、",TRUE,A2:A4,"末")', '{=_xlfn.TEXTJOIN("、",TRUE,IF(C2:C13=4500,A2:A13,""))}', '=LEFT("abc",2)', '=LEFT("abc")', '=LEFT("abc",9)', '=LEFT("abc",-1)', '=LEFT(12345,2)', '=RIGHT("abc",2)', '=RIGHT("abc",0)', '=MID("abcdef",2,3)', '=MID("abc",5,1)', '=MID("abc",0,1)', '=LEN("中文abc")', '=LEN(A99)', '=LEN(1.5)',
  '=FIND("b","abcb")', '=FIND("b","abcb",3)', '=FIND("B","abc")', '=FIND("","abc")', '=SEARCH("B","abc")', '=SEARCH("b*d","abcd")', '=SEARCH("?c","abc")', '=SEARCH("x","abc")', '=SEARCH("~*","a*b")', '=SUBSTITUTE("aXbXc","X","-")', '=SUBSTITUTE("aXbXc","X","-",2)', '=SUBSTITUTE("abc","","x")', '=SUBSTITUTE("aXb","X","",3)', '=REPLACE("abcdef",2,3,"X")', '=REPLACE("abc",9,1,"X")', '=TRIM("  a   b ")', '=CLEAN("a"&CHAR(10)&"b")', '=UPPER("aé中")', '=LOWER("ABC")', '=REPT("ab",3)', '=REPT("a",0)', '=EXACT("a","A")', '=VALUE("12.5")', '=VALUE("15%")', '=VALUE("a")', '=VALUE("1,234.5")', '=VALUE(" 7 ")', '=VALUE("1e3")', '=VALUE("2015-05-01")',
  '=FIXED(1234.567,1)', '=FIXED(1234.567)', '=FIXED(1234.567,1,TRUE)', '=FIXED(-1234.567,0)', '=FIXED(1234.5,-2)',
  '=TEXT(1234.567,"0")', '=TEXT(1234.567,"0.00")', '=TEXT(1234.567,"#,##0")', '=TEXT(1234567.891,"#,##0.00")', '=TEXT(0.1234,"0%")', '=TEXT(0.12345,"0.00%")', '=TEXT(1.5,"+0.00;-0.00;0.00")', '=TEXT(-1.5,"+0.00;-0.00;0.00")', '=TEXT(0,"+0.00;-0.00;0.00")', '=TEXT(-1234.5,"#,##0.0")', '=TEXT(5,"000")', '=TEXT(0.5,"#.##")', '=TEXT(0,"#")', '=TEXT(12,"0""人""")', '=TEXT(12,"0人")', '=TEXT(3.14159,"0.0##")', '=TEXT(3,"0.0##")', '=TEXT(0.285,"0.00")', '=TEXT(1.005,"0.00")', '=TEXT(2.675,"0.00")', '=TEXT("abc","@")', '=TEXT("abc","0.00")', '=TEXT(12,"@")', '=TEXT("12.5","0.00")', '=TEXT(12345678,"0.00E+00")', '=TEXT(0.00012,"0.0E+0")', '=TEXT(1234567,"#,##0,")', '=TEXT(-0.001,"0.00")', '=TEXT(0.5,"0"&"%")', '=TEXT(1234.5,"￥#,##0.00")', '=TEXT(5,"第0名")', '=TEXT(-3,"0;(0)")', '=TEXT(1234567,"0,000")', '=TEXT(99.995,"0.00")', '=TEXT(A99,"0.00")', '=TEXT(1.5,"General")', '=TEXT(-0.05,"0.0%;-0.0%")', '=TEXT(12.3,"00.00")', '=TEXT(7,"0;-0;;@")', '=TEXT(0,"0;-0;;@")', '=TEXT(1E9,"#,##0")', '=TEXT(-12.5,"0.0""个百分点""")', '=TEXT(1.25,"0.0")', '=TEXT(123,"0-0-0")',
  '=TEXT(42125,"yyyy-mm-dd")', '=TEXT(42125,"yyyy年m月d日")', '=TEXT(42125,"yyyy""年""mm""月""")', '=TEXT(42125.75,"hh:mm")', '=TEXT(42125.75,"yyyy-m-d h:mm:ss")', '=TEXT(42125,"yy/m/d")', '=TEXT(42125,"m/d")',
  // Dates
  '=DATE(2015,5,1)', '=DATE(2015,14,1)', '=DATE(2015,1,0)', '=DATE(2015,-1,15)', '=YEAR(42125)', '=MONTH(42125)', '=DAY(42125)', '=YEAR("2015-05-01")', "=MONTH('it''s 2'!D1)", '=DATE(2015,12,31)-DATE(2015,1,1)', '=EDATE(42125,1)', '=EOMONTH(42125,0)', '=EDATE(DATE(2015,1,31),1)', '=MONTH(DATE(2015,4,1))&"月"', '=YEAR(-1)', '=DATE(2016,2,29)',
  // Rounding
  '=ROUND(2.5,0)', '=ROUND(-2.5,0)', '=ROUND(2.675,2)', '=ROUND(1.005,2)', '=ROUND(1234.5,-2)', '=ROUND(0.285,2)', '=ROUND(4.35,1)', '=ROUND(0.1234565,6)', '=ROUND(1/3,4)', '=ROUND(1e15/3,2)', '=ROUND(-1.45,1)', '=ROUND(5,)', '=ROUND("2.5",0)', '=ROUNDUP(2.1,0)', '=ROUNDUP(-2.1,0)', '=ROUNDUP(2.0000000000000004,0)', '=ROUNDUP(1234,-2)', '=ROUNDDOWN(2.9,0)', '=ROUNDDOWN(-2.99,1)', '=INT(2.9)', '=INT(-2.1)', '=INT((0.1+0.7)*10)', '=TRUNC(2.9)', '=TRUNC(-2.95,1)', '=ABS(-3)', '=MOD(7,3)', '=MOD(-7,3)', '=MOD(7,-3)', '=MOD(7,0)', '=MOD(5.3,1)', '=MOD(0.3,0.1)', '=POWER(2,10)', '=SQRT(16)', '=SQRT(-1)', '=CEILING(2.1,1)', '=CEILING(7,5)', '=CEILING(-2.5,-2)', '=CEILING(1.1,0.1)', '=FLOOR(2.9,1)', '=FLOOR(7,5)', '=FLOOR(0.3,0.1)', '=FLOOR(5,0)', '=SIGN(-2)', '=EXP(1)', '=LN(10)', '=LOG10(1000)', '=PI()', '=LN(0)', '=ROUND(NA(),1)', '=ROUND("a",1)', '=CEILING(-2.5,2)', '=FLOOR(-2.5,2)',
];
