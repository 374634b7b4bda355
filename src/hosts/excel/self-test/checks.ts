/**
 * The checks of the self-test in Excel. Each writes something in the same way as on users' sheets, and then asks Excel what is in the
 * cells.
 */
import { areaAddress, parseArea } from '../../../spreadsheet/address';
import type { HostFeature, SelfTestCheck } from '../../../spreadsheet/host';
import { emptySpec } from '../../../spreadsheet/spec';
import { OWN_NAME } from '../../shared/self-test/own-names';
import { EVENTS_MS } from '../../shared/self-test/running';
import {
  TRIED_BAR,
  TRIED_FIGURES,
  TRIED_FILL,
  TRIED_LAYOUT,
  TRIED_MERGE,
  TRIED_PRINT,
  TRIED_ROWS,
  TRIED_RULE_STYLE,
  TRIED_STYLE,
  TRIED_TABLE,
  TRIED_VALIDATION,
  triedChart,
} from '../../shared/self-test/tried-specs';
import type { Trial } from './trial';

const TABLE = areaAddress(TRIED_TABLE);
const FIGURES = TRIED_FIGURES;

/** Checks that need a newer requirement set. Without it they fail with the name of the missing feature. */
const NEEDS: Readonly<Partial<Record<SelfTestCheck, HostFeature>>> = {
  print: 'print-setup',
  merges: 'merged-cells',
  'copied-formats': 'neighbour-look',
};

/** The checks `files` and `saving` do not exist here: in Excel an add-in can't read or write files, nor close and reopen a workbook. */
export type ExcelCheck = Exclude<SelfTestCheck, 'files' | 'saving'>;

/** Runs a check. @throws Error with Excel's answer if it differs from what was written; HostError, ExcelFailure */
export async function tryCheck(check: ExcelCheck, trial: Trial): Promise<void> {
  const needed = NEEDS[check];
  if (needed !== undefined && trial.pane.missing.includes(needed)) throw new Error(needed);
  await CHECKS[check](trial);
}

const CHECKS: Readonly<Record<ExcelCheck, (trial: Trial) => Promise<void>>> = {
  cells: async (trial) => {
    await trial.write({ blocks: [{ top: 1, left: 1, rows: TRIED_ROWS }] });
    expectSame(await valuesOf(trial, TABLE), TRIED_ROWS);
  },
  formulas: async (trial) => {
    const { area, formula, results } = TRIED_FILL;
    await trial.write({ fills: [{ area, formula }] });
    expectSame(await valuesOf(trial, areaAddress(area)), results);
  },
  formats: async (trial) => {
    await trial.write({ formats: [{ area: FIGURES, style: TRIED_STYLE }] });
    expectSame(await lookOf(trial, 'B2:B4'), ['仿宋_GB2312', 12, true, '#A4262C', '#DDEBF7', 'Center', true]);
  },
  'copied-formats': async (trial) => {
    await trial.write({ formats: [{ area: { ...FIGURES, left: 5, right: 5 }, likeColumn: 2, style: {} }] });
    expectSame(await lookOf(trial, 'E2:E4'), await lookOf(trial, 'B2:B4'));
  },
  layout: async (trial) => {
    await trial.write(TRIED_LAYOUT);
    const answer = await trial.ask((sheet) => {
      const [height, hidden] = [sheet.getRange('A1').format, sheet.getRange('F:F')];
      height.load('rowHeight');
      hidden.load('columnHidden');
      sheet.load('tabColor');
      return () => [height.rowHeight, hidden.columnHidden, sheet.tabColor];
    });
    expectSame(answer, [30, true, '#A4262C']);
  },
  shapes: async (trial) => {
    // Excel must answer with an array of rows for a cell, for a row, for a column and for a block.
    for (const address of ['A1', 'A1:C1', 'A1:A4', TABLE]) {
      const { top, left, bottom, right } = parseArea(address) ?? FIGURES;
      expectSame(
        await valuesOf(trial, address),
        TRIED_ROWS.slice(top - 1, bottom).map((row) => row.slice(left - 1, right)),
      );
    }
  },
  mixed: async (trial) => {
    expectSame(await lookOf(trial, TABLE), [null, null, null, null, null, null, null]);
  },
  calculation: async (trial) => {
    await trial.write({ blocks: [{ top: 2, left: 2, rows: [[4]] }] });
    const [mode, result] = await trial.ask((sheet, { application }) => {
      application.load('calculationMode');
      application.calculate('Recalculate');
      const cell = sheet.getRange('D2');
      cell.load('values');
      return () => [application.calculationMode, (cell.values as unknown[][])[0]?.[0]] as const;
    });
    expectSame(result, 8);
    trial.note('calculationMode', mode);
    await trial.write({ blocks: [{ top: 2, left: 2, rows: [[3]] }] });
  },
  'frozen-panes': async (trial) => {
    await trial.write({ freeze: { rows: 1, columns: 1 } });
    const answer = await trial.ask((sheet) => {
      const frozen = sheet.freezePanes.getLocationOrNullObject();
      frozen.load('rowCount,columnCount');
      return () => (frozen.isNullObject ? null : [frozen.rowCount, frozen.columnCount]);
    });
    expectSame(answer, [1, 1]);
  },
  merges: async (trial) => {
    await trial.write({ merges: [TRIED_MERGE], blocks: [{ top: 6, left: 1, rows: [['合并']] }] });
    const answer = await trial.ask((sheet) => {
      const merged = sheet.getRange('A6:C7').getMergedAreasOrNullObject();
      merged.load('areaCount');
      return () => (merged.isNullObject ? 0 : merged.areaCount);
    });
    expectSame(answer, 1);
  },
  'data-bar': async (trial) => {
    await trial.write({ conditionalFormats: [TRIED_BAR] });
    expectSame(await rulesOn(trial), 1);
  },
  'color-rule': async (trial) => {
    const rule = { kind: 'formula', formula: '=D2>1', style: TRIED_RULE_STYLE } as const;
    const area = { ...FIGURES, left: 4, right: 4 };
    await trial.write({ conditionalFormats: [{ ...rule, area }] });
    expectSame(await rulesOn(trial), 2);
  },
  validation: async (trial) => {
    await trial.write({ validations: [TRIED_VALIDATION] });
    const answer = await trial.ask((sheet) => {
      const { dataValidation } = sheet.getRange('B2:B4');
      dataValidation.load('type');
      return () => dataValidation.type;
    });
    expectSame(answer, 'WholeNumber');
  },
  chart: async (trial) => {
    await trial.write({ charts: [triedChart(trial.sheet)] });
    const answer = await trial.ask(({ charts }) => {
      charts.load('items/name,items/series/count');
      return () => charts.items.map((chart) => [chart.name, chart.series.count]);
    });
    expectSame(answer, [['自检图', 2]]);
  },
  print: async (trial) => {
    await trial.write({ print: TRIED_PRINT });
    const answer = await trial.ask(({ pageLayout }) => {
      pageLayout.load('orientation');
      const area = pageLayout.getPrintAreaOrNullObject();
      area.load('areaCount');
      return () => [pageLayout.orientation, area.isNullObject ? 0 : area.areaCount];
    });
    expectSame(answer, ['Landscape', 1]);
  },
  names: async (trial) => {
    const refersTo = `'${trial.sheet}'!$A$1`;
    await trial.change({ names: [{ name: OWN_NAME, refersTo, hidden: true }] });
    expectSame(await nameOf(trial), false);
    await trial.change({ removedNames: [OWN_NAME] });
    expectSame(await nameOf(trial), null);
  },
  undo: async (trial) => {
    const [values, look] = [await valuesOf(trial, TABLE), await lookOf(trial, TABLE)];
    const formats = [{ area: FIGURES, style: { fill: '#FFFF00' } }];
    await trial.write({ blocks: [{ top: 2, left: 2, rows: [[99]] }], formats });
    expectSame(await trial.pane.undo(), true);
    expectSame([await valuesOf(trial, TABLE), await lookOf(trial, TABLE)], [values, look]);
  },
  events: async (trial) => {
    const heard: unknown[] = [];
    const stop = await trial.listen((event) => heard.push(event));
    await trial.write({ blocks: [{ top: 1, left: 8, rows: [[1]] }] });
    await new Promise((resolve) => setTimeout(resolve, EVENTS_MS));
    await stop();
    // Records how many events the test's own writes raise, and which source the events state.
    trial.note('events', heard);
  },
  'two-hosts': async (trial) => {
    const typed = (column: number, text: string) => ({
      sheets: [{ ...emptySpec(trial.sheet, 'patch'), blocks: [{ top: 30, left: column, rows: [[text]] }] }],
    });
    await trial.change(typed(1, '甲'));
    await trial.change(typed(2, '乙'), trial.ribbon);
    expectSame(await valuesOf(trial, 'A30:B30'), [['甲', '乙']]);
    expectSame(await trial.pane.undo(), true);
    expectSame(await valuesOf(trial, 'A30:B30'), [['', '乙']]);
  },
  protection: async (trial) => {
    await trial.write({ protected: true });
    const answer = await trial.ask(({ protection }) => {
      protection.load('protected');
      return () => protection.protected;
    });
    expectSame(answer, true);
  },
};

/** All checks, in an order in which each can build on those before it. */
export const ALL_CHECKS = Object.keys(CHECKS) as readonly ExcelCheck[];

/** Compares Excel's answer with the expected value. @throws Error with both values if they differ */
function expectSame(answer: unknown, expected: unknown): void {
  const [is, was] = [JSON.stringify(answer), JSON.stringify(expected)];
  if (is !== was) throw new Error(`${is} ≠ ${was}`);
}

function valuesOf(trial: Trial, address: string): Promise<unknown> {
  return trial.ask((sheet) => {
    const range = sheet.getRange(address);
    range.load('values,formulas,numberFormat');
    return () => range.values;
  });
}

/** Font, size, bold, colour, fill, alignment and wrap of a range. A property is null where its cells differ. */
function lookOf(trial: Trial, address: string): Promise<unknown[]> {
  return trial.ask((sheet) => {
    const { format } = sheet.getRange(address);
    format.load('horizontalAlignment,wrapText,font/name,font/size,font/bold,font/color,fill/color');
    return () => {
      const { font, fill } = format;
      return [
        font.name,
        font.size,
        font.bold,
        font.color,
        fill.color,
        format.horizontalAlignment,
        format.wrapText,
      ];
    };
  });
}

function rulesOn(trial: Trial): Promise<number> {
  return trial.ask((sheet) => {
    const count = sheet.getRange('A1:H20').conditionalFormats.getCount();
    return () => count.value;
  });
}

/** Whether the test's defined name is visible; null if there is none. */
function nameOf(trial: Trial): Promise<boolean | null> {
  return trial.ask((_, { workbook }) => {
    const name = workbook.names.getItemOrNullObject(OWN_NAME);
    name.load('visible');
    return () => (name.isNullObject ? null : name.visible);
  });
}
