/**
 * Opens a workbook in each of the hosts.
 */
import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { createWorkbookBeside, FileHost } from '../../src/hosts/file/file-host';
import type { Host } from '../../src/spreadsheet/host';
import { WpsHost } from '../../src/hosts/wps/wps-host';
import { connect } from '../excel-host/client';
import { SimulatedExcel } from '../excel-host/simulated-excel';
import { SimulatedWps } from '../wps-host/simulated-wps';

export interface OpenedBook {
  readonly host: Host;
  save(): Uint8Array;
}

export type HostName = 'file' | 'excel' | 'wps';

export function openIn(name: HostName, bytes: Uint8Array): OpenedBook {
  if (name === 'file') {
    const host = FileHost.open(bytes);
    return { host, save: () => host.save() };
  }
  if (name === 'wps') {
    const { wps, host } = openInWps(bytes);
    return { host, save: () => wps.save() };
  }
  const { excel, host } = openInExcel(bytes);
  return { host, save: () => excel.save() };
}

/** @param version the highest requirement set of ExcelApi: 15 is 1.15 */
export function openInExcel(bytes: Uint8Array, version = 15): { excel: SimulatedExcel; host: ExcelHost } {
  const excel = new SimulatedExcel(bytes);
  connect(excel, version);
  const host = new ExcelHost(createWorkbookBeside);
  return { excel, host };
}

export function openInWps(bytes: Uint8Array): { wps: SimulatedWps; host: WpsHost } {
  const wps = new SimulatedWps(bytes);
  return { wps, host: new WpsHost(wps.application, createWorkbookBeside) };
}
