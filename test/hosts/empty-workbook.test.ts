/**
 * If a new workbook has zero bytes, making it fails in every host: nothing is saved or opened.
 */
import { yearEnd } from '../../src/actions/year-end';
import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { madeBytes } from '../../src/hosts/shared/made-bytes';
import { WpsHost } from '../../src/hosts/wps/wps-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { connect } from '../excel-host/client';
import { SimulatedExcel } from '../excel-host/simulated-excel';
import { SimulatedWps } from '../wps-host/simulated-wps';
import { halfWayBook } from './books';

const OPTIONS = { source: 'half-way.xlsx', words: zhCN } as const;
const NOTHING = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());

it('opens no empty workbook in Excel', async () => {
  const excel = new SimulatedExcel(halfWayBook());
  connect(excel, 15);
  await expect(yearEnd(new ExcelHost(NOTHING), OPTIONS)).rejects.toMatchObject({ code: 'not-made' });
  expect(excel.opened).toEqual([]);
});

it('writes and opens no empty file in WPS', async () => {
  const wps = new SimulatedWps(halfWayBook());
  const before = new Map(wps.files);
  await expect(yearEnd(new WpsHost(wps.application, NOTHING), OPTIONS)).rejects.toMatchObject({
    code: 'not-made',
  });
  expect(wps.files).toEqual(before);
});

it.each([null, undefined, new Uint8Array()])(
  'treats %p as no file on the command line and in the workbench',
  (bytes) => {
    const make = (): unknown => madeBytes(bytes, '年终汇总.xlsx');
    expect(make).toThrow(expect.objectContaining({ code: 'not-made', detail: '年终汇总.xlsx' }) as Error);
    expect(zhCN.failure('not-made', {})).toContain('什么也没有保存');
  },
);
