/** Formats are copied together with contents, which must not stay in the other cells, whichever call fails. */
import { PinnedBook } from '../../../src/hosts/wps/book';
import { copyLook } from '../../../src/hosts/wps/undo/copy-cells';
import { RefusedStepError } from '../../../src/spreadsheet/host';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { bookOfUnits } from '../books';

const SHEET = '任务分解表';
const TARGETS = { top: 3, left: 3, bottom: 5, right: 3 };
/** The free column beside the table. */
const FREE = { top: 3, left: 5, bottom: 5, right: 5 };

/** Copies the look of the targets to the free column while calls fail. */
function copied(fail: (wps: SimulatedWps) => void): {
  readonly calls: number;
  /** What the free column shows then. */
  readonly shown: readonly unknown[];
  readonly error: unknown;
} {
  const wps = new SimulatedWps(bookOfUnits(3));
  const sheet = PinnedBook.active(wps.application).sheet(SHEET);
  const first = wps.crossings;
  fail(wps);
  let error: unknown = null;
  try {
    copyLook(sheet, TARGETS, FREE);
  } catch (caught) {
    error = caught;
  }
  const calls = wps.crossings - first;
  wps.behave();
  return { calls, shown: ['E3', 'E4', 'E5'].map((address) => wps.shown(SHEET, address)), error };
}

it.each([
  ['fails', false],
  ['is carried out but fails', true],
] as const)('leaves no contents behind, whichever call %s', (_, isCarriedOut) => {
  const { calls, shown } = copied(() => undefined);
  expect(calls).toBeGreaterThan(10);
  for (let call = 1; call <= calls; call += 1) {
    const failing = copied((wps) => {
      wps.failAfter(call, isCarriedOut);
    });
    expect({ call, shown: failing.shown }).toEqual({ call, shown });
  }
});

it('ends the change when the contents are not written back', () => {
  const { error } = copied((wps) => {
    wps.misbehave('Range.Formula', 'silent');
  });
  expect(error).toBeInstanceOf(RefusedStepError);
});
