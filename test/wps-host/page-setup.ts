/**
 * PageSetup: print settings of a sheet.
 */
import { setPrint } from '../../src/hosts/file/write/sheet-print';
import { sheetProperties } from '../../src/hosts/file/write/sheet-layout';
import { child, isTrue, setAttributes } from '../../src/hosts/file/package/xml';
import type { PrintSetup } from '../../src/spreadsheet/spec';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { hasOwnPages, pageText } from '../simulated-workbook/page-text';
import { absolute, addressed, integers, type EtWorld, type OpenBook } from './et-world';

const POINTS_AN_INCH = 72;
const MARGINS = ['Top', 'Right', 'Bottom', 'Left', 'Header', 'Footer'] as const;

export function pageSetup(world: EtWorld, open: OpenBook, sheet: SimulatedSheet): object {
  const { excel } = open;
  const { book } = excel;
  const part = () => book.part(sheet);
  const attribute = (section: string, name: string): string | null =>
    child(part().root, section)?.getAttribute(name) ?? null;
  const set = (print: PrintSetup): void => {
    excel.write(sheet);
    setPrint(book.parts, part(), print);
  };
  const isFit = (): boolean => {
    const properties = child(part().root, 'sheetPr');
    return isTrue((properties && child(properties, 'pageSetUpPr'))?.getAttribute('fitToPage') ?? null);
  };
  const pages = (name: string): number => Number(attribute('pageSetup', name) ?? 1);
  const named = (name: string): string | null =>
    book.names().find((candidate) => candidate.name === `_xlnm.${name}` && candidate.scope === sheet.name)
      ?.refersTo ?? null;
  const margin = (name: string): string => name.toLowerCase();
  return world.object('PageSetup', {
    get: {
      PaperSize: () => Number(attribute('pageSetup', 'paperSize') ?? 1),
      Orientation: () => (attribute('pageSetup', 'orientation') === 'landscape' ? 2 : 1),
      Zoom: () => (isFit() ? false : Number(attribute('pageSetup', 'scale') ?? 100)),
      FitToPagesWide: () => pages('fitToWidth') || false,
      FitToPagesTall: () => pages('fitToHeight') || (world.wordsOwnWay ? 0 : false),
      CenterHorizontally: () => attribute('printOptions', 'horizontalCentered') === '1',
      LeftHeader: () => pageText(part().root, 'oddHeader', 'L'),
      CenterHeader: () => pageText(part().root, 'oddHeader', 'C'),
      RightHeader: () => pageText(part().root, 'oddHeader', 'R'),
      LeftFooter: () => pageText(part().root, 'oddFooter', 'L'),
      CenterFooter: () => pageText(part().root, 'oddFooter', 'C'),
      RightFooter: () => pageText(part().root, 'oddFooter', 'R'),
      OddAndEvenPagesHeaderFooter: () => hasOwnPages(part().root, 'differentOddEven'),
      DifferentFirstPageHeaderFooter: () => hasOwnPages(part().root, 'differentFirst'),
      PrintTitleRows: () => /\$\d+:\$\d+$/.exec(named('Print_Titles') ?? '')?.[0] ?? '',
      PrintArea: () => (named('Print_Area') === null ? '' : absolute(addressed(named('Print_Area')))),
      ...Object.fromEntries(
        MARGINS.map((name) => [
          `${name}Margin`,
          () => Number(attribute('pageMargins', margin(name)) ?? 0) * POINTS_AN_INCH,
        ]),
      ),
    },
    set: {
      PaperSize: integers((size) => {
        if (size !== 9) throw new Error(`paper ${size}`);
        setAttributes(part().section('pageSetup'), { paperSize: 9 });
      }),
      Orientation: integers((value) => set({ orientation: value === 2 ? 'landscape' : 'portrait' })),
      Zoom: (value: number | boolean) => {
        excel.write(sheet);
        if (value === false) sheetProperties(part(), 'pageSetUpPr').setAttribute('fitToPage', '1');
        else sheetProperties(part(), 'pageSetUpPr').removeAttribute('fitToPage');
      },
      FitToPagesWide: (wide: number | false) =>
        setAttributes(part().section('pageSetup'), { fitToWidth: wide || 0 }),
      FitToPagesTall: (tall: number | false) =>
        setAttributes(part().section('pageSetup'), { fitToHeight: tall || 0 }),
      CenterHorizontally: (value: boolean) => set({ centerHorizontally: value }),
      CenterFooter: (footer: string) => set({ footer }),
      PrintTitleRows: (rows: string) => {
        if (rows === '') {
          book.parts.setBuiltInName(sheet.name, 'Print_Titles', null);
          return;
        }
        const { top, bottom } = addressed(rows);
        set({ repeatRows: { from: top, to: bottom } });
      },
      PrintArea: (area: string) => {
        if (area === '') book.parts.setBuiltInName(sheet.name, 'Print_Area', null);
        else set({ printArea: addressed(area) });
      },
      ...Object.fromEntries(
        MARGINS.map((name) => [
          `${name}Margin`,
          (points: number) =>
            setAttributes(part().section('pageMargins'), {
              [margin(name)]: Math.round((points / POINTS_AN_INCH) * 1e4) / 1e4,
            }),
        ]),
      ),
    },
  });
}
