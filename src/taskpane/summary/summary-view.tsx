/**
 * 汇总: the phase sheets and the year-end workbook.
 */
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { CommandButton, LocateButton } from '../ui/command-button';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';
import { AreaCard } from './area-card';
import { PapersCard } from './papers-card';
import { phaseSheets } from './phase-sheets';
import { YearEndCard } from './year-end-card';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  phases: { margin: `0 calc(-1 * ${tokens.spacingHorizontalS})` },
  phase: { display: 'block' },
  made: {
    alignSelf: 'stretch',
    marginTop: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sheet: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1 },
});

export function SummaryView({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <PhaseCard survey={survey} />
      <AreaCard survey={survey} />
      <YearEndCard />
      <PapersCard survey={survey} />
    </div>
  );
}

function PhaseCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { isBusy } = useCurrentSession();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { phases } = survey.campaign;
  const chosen = phases.filter(({ name }) => !left.has(name)).map(({ name }) => name);
  const toggle = (name: string, isChosen: boolean): void => {
    const next = new Set(left);
    if (isChosen) next.delete(name);
    else next.add(name);
    setLeft(next);
  };
  return (
    <section className={mergeClasses(texts.card, styles.card)}>
      <h3 className={texts.heading}>{pane.summary.phasesHeading}</h3>
      <p className={texts.quiet}>{pane.summary.phasesHint}</p>
      <div className={styles.phases} role="group" aria-label={pane.summary.phasesHeading}>
        {phases.map(({ name, firstMonth, lastMonth }) => (
          <div key={name} className={styles.phase}>
            <Checkbox
              label={pane.summary.phase({ name, months: pane.months(span(firstMonth, lastMonth)) })}
              checked={!left.has(name)}
              disabled={isBusy}
              onChange={(_, { checked }) => {
                toggle(name, checked === true);
              }}
            />
          </div>
        ))}
      </div>
      <CommandButton command={{ kind: 'summarise', phases: chosen }} isUnavailable={chosen.length === 0}>
        {pane.summary.make}
      </CommandButton>
      {chosen.length === 0 && <p className={texts.quiet}>{pane.summary.chooseOne}</p>}
      <MadeSheets survey={survey} />
    </section>
  );
}

function MadeSheets({ survey }: { survey: Survey }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { keptCopies } = useCurrentSession().state;
  const made = phaseSheets(survey);
  if (made.length === 0) return null;
  return (
    <div className={styles.made}>
      <h4 className={texts.heading}>{pane.summary.madeHeading}</h4>
      <ul className={texts.list}>
        {made.map((cell) => (
          <li key={cell.sheet} className={styles.sheet}>
            <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{cell.sheet}</span>
            <LocateButton cell={cell} what={cell.sheet} />
          </li>
        ))}
      </ul>
      {keptCopies.map(({ sheet, copy }) => (
        <p key={copy} className={mergeClasses(texts.quiet, texts.wrap)}>
          {pane.summary.copy(sheet, copy)}
        </p>
      ))}
    </div>
  );
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
