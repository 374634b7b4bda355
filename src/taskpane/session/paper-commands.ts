/** Makes papers and saves them. Loaded with the first of these commands. */
import { makePaper } from '../../actions/make-paper';
import { prepareMaterial } from '../../actions/prepare-material';
import { placesToFill } from '../../papers/paper';
import { RefusedStepError, type Host } from '../../spreadsheet/host';
import type { ActionCommand, CommandContext, Outcome } from './command';

/**
 * Makes a paper and saves it. The workbook is only read.
 * @throws NoTableError, UnknownPhaseError, HostError; RefusedStepError where the pane can't save files
 */
export async function performPaper(
  host: Host,
  { paper: kind, phase, month }: Extract<ActionCommand, { readonly kind: 'make-paper' }>,
  { options, save, startEngine }: CommandContext,
): Promise<Outcome> {
  const { paper } = await makePaper(host, {
    ...options,
    kind,
    ...(phase === null ? {} : { phase }),
    ...(month === null ? {} : { cutOffMonth: month }),
  });
  if (!save) throw new RefusedStepError('open-file', paper.fileName);
  const engine = startEngine();
  try {
    const fileName = save(paper.fileName, await engine.makeDocument(paper));
    const toFill = placesToFill(paper).length;
    return {
      notice: { kind: 'paper-saved', fileName, toFill, refused: paper.refusedWords },
      isChanged: false,
    };
  } finally {
    engine.close();
  }
}

/**
 * Makes 文稿素材, or adds its missing lines.
 * @throws ActionError, HostError
 */
export async function performMaterial(host: Host, { options }: CommandContext): Promise<Outcome> {
  const { sheets, isChanged } = await prepareMaterial(host, options);
  const [made] = sheets;
  return {
    notice: made ? { kind: 'material-made', sheet: made.name } : { kind: 'unchanged' },
    isChanged,
  };
}
