/**
 * 文稿: a button for each paper; where the pane can't save files, the way there.
 */
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { phaseInFull } from '../../domain/campaign/campaign';
import { phaseOfMonth } from '../../papers/facts';
import { PAPER_KINDS } from '../../papers/paper';
import { useCurrentSession } from '../session/session-context';
import { CommandButton } from '../ui/command-button';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  papers: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  material: { alignSelf: 'flex-start' },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

export function PapersCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { canSave } = useCurrentSession();
  const [phase, setPhase] = useState<string | null>(null);
  const id = useId();
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {pane.summary.papersHeading}
      </h3>
      <p className={texts.quiet}>{canSave ? pane.summary.papersHint : pane.summary.papersElsewhere}</p>
      {canSave && (
        <>
          <PhaseChoice survey={survey} phase={phase} setPhase={setPhase} />
          <div className={styles.papers}>
            {PAPER_KINDS.map((paper) => (
              <CommandButton
                key={paper}
                command={{ kind: 'make-paper', paper, phase: paper === 'phase' ? phase : null }}
              >
                {pane.summary.paper[paper]}
              </CommandButton>
            ))}
          </div>
        </>
      )}
      <p className={texts.quiet}>{pane.summary.materialHint}</p>
      <CommandButton command={{ kind: 'make-material' }} className={styles.material}>
        {pane.summary.material}
      </CommandButton>
    </section>
  );
}

interface PhaseChoiceProps {
  readonly survey: Survey;
  /** null for the one the cut-off month belongs to. */
  readonly phase: string | null;
  readonly setPhase: (phase: string | null) => void;
}

function PhaseChoice({ survey, phase, setPhase }: PhaseChoiceProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const id = useId();
  const { phases } = survey.campaign;
  const current = phases[phaseOfMonth({ campaign: survey.campaign, month: survey.cutOffMonth })]?.name ?? '';
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={texts.quiet}>
        {pane.summary.paperPhase}
      </label>
      <Select
        id={id}
        value={phase ?? current}
        onChange={(_, { value }) => {
          setPhase(value);
        }}
      >
        {phases.map(({ name }) => (
          <option key={name} value={name}>
            {phaseInFull(name)}
          </option>
        ))}
      </Select>
    </div>
  );
}
