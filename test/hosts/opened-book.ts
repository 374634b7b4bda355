/**
 * One workbook in the hands of each host there is.
 */
import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import type { Host } from '../../src/hosts/host';
import { connect } from '../excel-host/client';
import { SimulatedExcel } from '../excel-host/simulated-excel';

export interface OpenedBook {
  readonly host: Host;
  save(): Uint8Array;
}

export type HostName = 'file' | 'excel';

export function openIn(name: HostName, bytes: Uint8Array): OpenedBook {
  if (name === 'file') {
    const host = FileHost.open(bytes);
    return { host, save: () => host.save() };
  }
  const { excel, host } = openInExcel(bytes);
  return { host, save: () => excel.save() };
}

/** @param version the highest ExcelApi set: 15 is 1.15 */
export function openInExcel(bytes: Uint8Array, version = 15): { excel: SimulatedExcel; host: ExcelHost } {
  const excel = new SimulatedExcel(bytes);
  connect(excel, version);
  const host = new ExcelHost((book) => Promise.resolve(createWorkbook(book)));
  return { excel, host };
}
