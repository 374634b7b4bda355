/** 文稿: a button for each paper; where the pane can't save files, instructions instead. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import { statesCutOff } from '../../actions/parts/indicator-survey';
import type { Survey } from '../../actions/survey';
import { monthsOf, phaseInFull } from '../../domain/campaign/campaign';
import { phaseOfMonth } from '../../papers/facts';
import { PAPER_KINDS } from '../../papers/paper';
import { useCurrentSession } from '../session/session-context';
import { ChoiceField } from '../ui/choice-field';
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
});

export function PapersCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { canSave } = useCurrentSession();
  const [phase, setPhase] = useState<string | null>(null);
  const [chosenMonth, setMonth] = useState<number | null>(null);
  // A month that the workbook states by now takes precedence over one that the user chose earlier.
  const month = statesCutOff(survey.campaign, survey.indicators) ? null : chosenMonth;
  const id = useId();
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {pane.summary.papersHeading}
      </h3>
      <p className={texts.quiet}>{canSave ? pane.summary.papersHint : pane.summary.papersElsewhere}</p>
      {canSave && (
        <>
          <MonthChoice survey={survey} value={month} setValue={setMonth} />
          <PhaseChoice
            survey={survey}
            month={month ?? survey.cutOffMonth}
            value={phase}
            setValue={setPhase}
          />
          <div className={styles.papers}>
            {PAPER_KINDS.map((paper) => (
              <CommandButton
                key={paper}
                command={{ kind: 'make-paper', paper, phase: paper === 'phase' ? phase : null, month }}
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

interface ChoiceProps<Value> {
  readonly survey: Survey;
  /** null to use what the workbook states. */
  readonly value: Value | null;
  readonly setValue: (value: Value | null) => void;
}

function PhaseChoice({
  survey: { campaign },
  month,
  value,
  setValue,
}: ChoiceProps<string> & { readonly month: number }): ReactElement {
  const { pane } = useWords();
  const { phases } = campaign;
  const current = phases[phaseOfMonth({ campaign, month })]?.name ?? '';
  return (
    <ChoiceField
      label={pane.summary.paperPhase}
      value={value ?? current}
      options={phases.map(({ name }) => [name, phaseInFull(name)])}
      onChoose={setValue}
    />
  );
}

/** Asks for the month, only where the workbook does not state the month that figures are counted to. */
function MonthChoice({
  survey: { campaign, indicators },
  value,
  setValue,
}: ChoiceProps<number>): ReactElement | null {
  const { pane } = useWords();
  if (statesCutOff(campaign, indicators)) return null;
  const months = monthsOf(campaign).map((month) => [String(month), pane.month(month)] as const);
  return (
    <ChoiceField
      label={pane.summary.paperMonth}
      value={value === null ? '' : String(value)}
      options={[['', pane.summary.paperMonthOpen], ...months]}
      onChoose={(month) => {
        setValue(month === '' ? null : Number(month));
      }}
    />
  );
}
