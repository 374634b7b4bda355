/**
 * Facts that the calculator does not confirm, grouped by reason.
 */

export interface Difference {
  /** Where the error is: in the test table, or in the calculator. */
  readonly at: 'source' | 'calculator';
  readonly reason: string;
  /** Table | formula | expected value. */
  readonly facts: readonly string[];
}

export const DIFFERENCES: readonly Difference[] = [
  {
    at: 'calculator',
    reason:
      'Excel tells an empty result of IF from 0 where it is an argument of another function; the calculator does not.',
    facts: [
      'ClosedXML.Tests | PRODUCT(IF(TRUE,), 1) | 1',
      'ClosedXML.Tests | COLUMNS(IF(TRUE,,)) | #VALUE!',
      'ClosedXML.Tests | ROWS(IF(TRUE,,)) | #VALUE!',
    ],
  },
  {
    at: 'calculator',
    reason:
      'The sum nearly cancels out. As LibreOffice does, the calculator takes what is left for a rounding error of the additions.',
    facts: ['FormulaEvalTestData | AVERAGE(B7:C15,B16:C17,D8:D16) | -4.089355473190933e-9'],
  },
  {
    at: 'source',
    reason: 'A decimal comma: computed on a system of another language.',
    facts: [
      '57003-FixedFunctionTestCaseData | FIXED(1234.56789,2,TRUE()) | 1234,57',
      '57003-FixedFunctionTestCaseData | FIXED(1234.56789,2,FALSE()) | 1.234,57',
      '57003-FixedFunctionTestCaseData | FIXED(1234.56789,7,TRUE()) | 1234,5678900',
      '57003-FixedFunctionTestCaseData | FIXED(1234.56789) | 1.234,57',
      '57003-FixedFunctionTestCaseData | FIXED(1234.56789,3) | 1.234,568',
      '57003-FixedFunctionTestCaseData | FIXED(1000,2,8) | 1000,00',
      '57003-FixedFunctionTestCaseData | FIXED(1000,2,0) | 1.000,00',
      '57003-FixedFunctionTestCaseData | FIXED(1.23456789012345,15,TRUE()) | 1,234567890123450',
    ],
  },
  {
    at: 'source',
    reason: 'Computed on a system that puts the day before the month, or has another currency.',
    facts: ['ClosedXML.Tests | Day("1/6/2008") | 1', 'FormulaEvalTestData | VALUE("$1,000") | #VALUE!'],
  },
  {
    at: 'source',
    reason:
      "The workbook marks these rows as skipped, and its own column of expectations says what the calculator says: the stored results are another program's.",
    facts: [
      'LookupFunctionsTestCaseData | VLOOKUP(F13,J$2:L$11,G13,H13) | #REF!',
      'LookupFunctionsTestCaseData | VLOOKUP(F15,J$2:L$11,G15,H15) | #REF!',
      'LookupFunctionsTestCaseData | VLOOKUP(F25,J$2:L$11,G25,H25) | #VALUE!',
      'LookupFunctionsTestCaseData | VLOOKUP(F26,J$2:L$11,G26,H26) | #VALUE!',
      'MatchFunctionTestCaseData | MATCH(E22,H3:H8,F22) | 3',
      'MatchFunctionTestCaseData | MATCH(E23,H3:H8,F23) | 4',
      'MatchFunctionTestCaseData | MATCH(E24,H3:H8,F24) | 4',
      'MatchFunctionTestCaseData | MATCH(E25,H3:H8,F25) | 4',
      'MatchFunctionTestCaseData | MATCH(E26,H3:H8,F26) | 5',
      'MatchFunctionTestCaseData | MATCH(E27,H3:H8,F27) | 5',
      'MatchFunctionTestCaseData | MATCH(E30&"*",H3:H8,F30) | 3',
      'MatchFunctionTestCaseData | MATCH("??"&E31,H3:H8,F31) | 4',
      'MatchFunctionTestCaseData | MATCH("G"&"?"&E32,H3:H8,F32) | 4',
      'MatchFunctionTestCaseData | MATCH("G"&"*?"&E33,H3:H8,F33) | 4',
      'MatchFunctionTestCaseData | MATCH("*"&E34&"*",H3:H8,F34) | 5',
      'MatchFunctionTestCaseData | MATCH(E35&"*",H3:H8,F35) | 5',
      'MatchFunctionTestCaseData | MATCH(E36&"*",H3:H8,F36) | 5',
      'MatchFunctionTestCaseData | MATCH(E40,H3:H8,F40) | 4',
      'MatchFunctionTestCaseData | MATCH(E41,H3:H8,F41) | 4',
      'MatchFunctionTestCaseData | MATCH(E42,H3:H8,F42) | 4',
      'MatchFunctionTestCaseData | MATCH(E43,H3:H8,F43) | 5',
      'MatchFunctionTestCaseData | MATCH(E44,H3:H8,F44) | 5',
      'MatchFunctionTestCaseData | MATCH("??"&E48,H3:H8,F48) | 4',
      'MatchFunctionTestCaseData | MATCH("G"&"?"&E49,H3:H8,F49) | 4',
      'MatchFunctionTestCaseData | MATCH("G"&"*?"&E50,H3:H8,F50) | 4',
      'MatchFunctionTestCaseData | MATCH("*"&E51&"*",H3:H8,F51) | 5',
      'MatchFunctionTestCaseData | MATCH(E52&"*",H3:H8,F52) | 5',
      'MatchFunctionTestCaseData | MATCH(E53&"*",H3:H8,F53) | 5',
    ],
  },
  {
    at: 'source',
    reason: 'The facts left out the cells that hold empty text, which these formulas are about.',
    facts: [
      'LookupFunctionsTestCaseData | VLOOKUP(F19,J$2:K$13,G19,H19) | ',
      'LookupFunctionsTestCaseData | VLOOKUP(F34,$K$2:$L$13,G34,H34) | 32',
      'countifExamples | COUNTIF(B16,A16) | 1',
      'countifExamples | COUNTIF(B17,A17) | 1',
      'countifExamples | COUNTIF(B19,A19) | 0',
      'countifExamples | COUNTIF(B20,A20) | 1',
      'countifExamples | COUNTIF(B34,A34) | 1',
      'countifExamples | COUNTIF(B35,A35) | 1',
      'countifExamples | COUNTIF(B36,A36) | 1',
    ],
  },
  {
    at: 'source',
    reason: 'The facts left out the cell the formula refers to, or hold one in which FALSE was written as 0.',
    facts: [
      'ClosedXML.Tests | @A1 | 1',
      'FormulaEvalTestData | CONCATENATE(G10:J10,F267:F273) | ric1.1-2FALSE',
    ],
  },
  {
    at: 'source',
    reason:
      'The program that stored the results lost the argument that is left out: IF(TRUE(),,1) is 0 in Excel.',
    facts: [
      'FormulaEvalTestData | CHOOSE(2,NA(),) | #NULL!',
      'FormulaEvalTestData | COUNT(2,"A","",#REF!,) | 1',
      'FormulaEvalTestData | REPLACE("ABCDEF",,2,"xx") | #NAME?',
      'IfFunctionTestCaseData | IF(TRUE(),,1) | #VALUE!',
      'IfFunctionTestCaseData | IF(E64:E65,,1) | #VALUE!',
    ],
  },
  {
    at: 'source',
    reason: 'Excel reads 2019/01 as January 2019; the program that stored the result did not.',
    facts: ['DateTimeToNumberTestCases | F17+0 | #VALUE!'],
  },
  {
    at: 'source',
    reason: 'excelize takes text for a number, or an empty cell for a value, where Excel does not.',
    facts: [
      'calc_test | PRODUCT(C1:C2) | 1',
      'calc_test | SUM("",1,2) | 3',
      'calc_test | SUMSQ("",A1,B1,A2,B2,6) | 82',
      'calc_test | COUNTBLANK(C1) | 0',
      'calc_test | ISLOGICAL("true") | TRUE',
      'calc_test | ISLOGICAL("false") | TRUE',
      'calc_test | N("10") | 10',
      'calc_test | AND(C2:C5) | TRUE',
      'calc_test | AND({"TRUE","FALSE"}) | FALSE',
      'calc_test | SUMSQ(C1:D2) | #VALUE!',
      'calc_test | SUMPRODUCT(A1,D1) | #VALUE!',
      'calc_test | SUMPRODUCT(A1:A3,D1:D3) | #VALUE!',
      'calc_test | SUMPRODUCT("") | #VALUE!',
      'calc_test | SUM("X") | 0',
    ],
  },
  {
    at: 'source',
    reason:
      "excelize takes a range whole where Excel, outside array formulas, takes the cell of the formula's own row or column, or refuses the formula.",
    facts: [
      'calc_test | COUNTBLANK(1) | 0',
      'calc_test | ISNUMBER(A1:B1) | TRUE',
      'calc_test | CONCATENATE(A1:B2) | 1425',
      'calc_test | FIND(D1:E2,"Month") | 1',
      'calc_test | SUM(INDEX(A1:B1,1)) | 5',
      'calc_test | HLOOKUP(A1:B2,B2:B3,1) | #N/A',
      'calc_test | INDEX(A1:A2,0,0) | #VALUE!',
    ],
  },
  {
    at: 'source',
    reason: 'excelize gives another error than Excel, or one where Excel has a value.',
    facts: [
      'calc_test | CEILING(1,-1) | #VALUE!',
      'calc_test | SUM(0:2) | #NAME?',
      'calc_test | SUM(1:1048577) | #NAME?',
      'calc_test | COUNTIFS(A1:A9,2,D1:D9) | #N/A',
      'calc_test | MAXIFS(F2:F4,A2:A4,">0",D2:D9) | #N/A',
      'calc_test | MINIFS(F2:F4,A2:A4,"<0",D2:D9) | #N/A',
      'calc_test | ADDRESS(1,1,0,TRUE) | #NUM!',
      'calc_test | COLUMN(Sheet1) | #NAME?',
      'calc_test | COLUMNS(1) | #VALUE!',
      'calc_test | COLUMNS("") | #VALUE!',
      'calc_test | HLOOKUP(D2,D2:D3,4,FALSE) | #N/A',
      'calc_test | VLOOKUP(D2,D:D,2,FALSE) | #N/A',
      'calc_test | ROW(Sheet1) | #NAME?',
      'calc_test | ROWS(1) | #VALUE!',
      'calc_test | ROWS("") | #VALUE!',
    ],
  },
  {
    at: 'source',
    reason:
      'Text arguments that are neither TRUE nor FALSE are passed over in Excel (FormulaEvalTestData, ClosedXML); excelize gives #VALUE!.',
    facts: ['calc_test | AND("1","TRUE","FALSE") | #VALUE!', 'calc_test | OR("1","TRUE","FALSE") | #VALUE!'],
  },
  {
    at: 'source',
    reason: 'excelize keeps all decimals when none are asked for; Excel rounds to two.',
    facts: ['calc_test | FIXED(5123.591) | 5,123.591'],
  },
  {
    at: 'source',
    reason: 'A binary search over a list that is not sorted: Excel promises nothing of the result.',
    facts: ['calc_test | VLOOKUP(D2,D1:D11,1) | Feb'],
  },
];
