/** A preview of collecting, figure by figure, before anything is written: which figures change, which are new, and which are refused and why. */
import {
  Button,
  Checkbox,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useId, useMemo, type ReactElement, type ReactNode } from 'react';
import { partsKey } from '../../actions/collect';
import type { Survey } from '../../actions/survey';
import { cellAddress } from '../../spreadsheet/address';
import { monthsOf } from '../../domain/campaign/campaign';
import type { CollectPlan } from '../../domain/returns/collecting';
import { textOf } from '../../spreadsheet/grid';
import { labelOf, mayTake, type PlannedFigure } from '../../domain/returns/planned-figure';
import { count } from '../../i18n/numbers';
import { AreaPreview, isEntryTicked } from './area-preview';
import { CommandButton } from '../ui/command-button';
import { ErrorIcon } from '../ui/icons';
import { useInbox } from './inbox-context';
import { chosenParts, PartsPreview } from './parts-preview';
import { useReturnWords } from './return-words';
import { useCollectPlans, type CollectPlans } from './use-collect-plans';
import { isTicked } from './returns-inbox';
import { useCurrentSession } from '../session/session-context';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  ask: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    alignItems: 'start',
  },
  mark: {
    display: 'flex',
    justifyContent: 'center',
    paddingTop: '2px',
    color: tokens.colorStatusDangerForeground1,
  },
  figures: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  after: { fontWeight: tokens.fontWeightSemibold },
  tick: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

export function CollectPreview({ survey }: { survey: Survey }): ReactElement {
  const { pane } = useReturnWords();
  const { returns, month } = useInbox().state;
  const plans = useCollectPlans(survey, returns, month);
  return plans ? <Plans plans={plans} /> : <ProgressBar aria-label={pane.planningLabel} />;
}

function Plans({ plans }: { plans: CollectPlans }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const { inbox, state } = useInbox();
  const { flipped } = state;
  const { survey, returns, month, plan, areas, parts } = plans;
  const divided = chosenParts(parts, flipped);
  const chosen = plan.figures.filter((figure) => isTicked(figure, flipped));
  const rows = areas.filter((area) => isEntryTicked(area, flipped));
  const total = chosen.length + rows.length;
  const changed = chosen.filter((figure) => figure.before !== null).length;
  const of = (wanted: PlannedFigure['state']): PlannedFigure[] =>
    plan.figures.filter((figure) => figure.state === wanted);
  const counts = { files: returns.length, added: of('new').length, changed: of('changed').length };
  const refused = of('refused').length + plan.unread.length;
  return (
    <div className={styles.root}>
      <p role="status" className={mergeClasses(texts.body, texts.figure)}>
        {pane.summary({ ...counts, same: of('same').length, refused })}
      </p>
      <AskMonth plan={plan} survey={survey} />
      <div className={styles.buttons}>
        <CommandButton
          command={{
            kind: 'collect',
            returns,
            month,
            chosen: [...[...chosen, ...rows].map((row) => row.key), ...divided.map(partsKey)],
          }}
          appearance="primary"
          isUnavailable={total + divided.length === 0}
        >
          {total + divided.length === 0 && pane.nothing}
          {total > 0 && pane.apply({ figures: chosen.length, changed, rows: rows.length })}
          {total > 0 && divided.length > 0 && ' · '}
          {divided.length > 0 && pane.applyParts(divided.length)}
        </CommandButton>
        <Button onClick={inbox.clear}>{pane.clear}</Button>
      </div>
      <PartsPreview parts={parts} />
      <Changes figures={of('changed')} all={plan.figures} />
      <Additions figures={of('new')} all={plan.figures} />
      <Refusals figures={of('refused')} all={plan.figures} />
      <Unread files={plan.unread} />
      <AreaPreview areas={areas} />
      {of('same').length > 0 && <p className={texts.quiet}>{pane.same(of('same').length)}</p>}
    </div>
  );
}

/** Asks for the month of files that do not state one. */
function AskMonth({ plan, survey }: { plan: CollectPlan; survey: Survey }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useReturnWords();
  const { inbox, state } = useInbox();
  const id = useId();
  if (state.month === null && !plan.figures.some((figure) => figure.refusal?.kind === 'no-month'))
    return null;
  return (
    <div className={styles.ask}>
      <label htmlFor={id} className={texts.body}>
        {words.pane.askMonth}
      </label>
      <Select
        id={id}
        value={String(state.month ?? '')}
        onChange={(_, { value }) => {
          inbox.setMonth(value === '' ? null : Number(value));
        }}
      >
        <option value="">{words.pane.noMonth}</option>
        {monthsOf(survey.campaign).map((month) => (
          <option key={month} value={String(month)}>
            {words.month(month)}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface FiguresProps {
  readonly figures: readonly PlannedFigure[];
  /** All figures of the plan, because at most one figure per cell can be ticked. */
  readonly all: readonly PlannedFigure[];
}

function Changes({ figures, all }: FiguresProps): ReactElement | null {
  const styles = useStyles();
  const { pane } = useReturnWords();
  const { shown, more } = useShowMore(figures);
  return (
    <Group heading={pane.changesHeading} size={figures.length} more={more}>
      {shown.map((figure) => (
        <li key={figure.key} className={styles.item}>
          <div className={styles.line}>
            <Tick figure={figure} all={all} />
            <div>
              <Change figure={figure} />
              <Sources figure={figure} />
            </div>
          </div>
        </li>
      ))}
    </Group>
  );
}

/** A change: `舞钢 5月  300 → 310`; screen readers get a sentence. */
function Change({ figure }: { figure: PlannedFigure }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useReturnWords();
  const { pane } = words;
  const [before, after] = [standing(figure), reported(figure)];
  return (
    <div className={mergeClasses(texts.body, texts.figure, texts.wrap)}>
      <Place figure={figure} />{' '}
      {figure.before === null ? null : (
        <>
          <span className={texts.hidden}>{pane.change(before, after)}</span>
          <span aria-hidden="true">
            <span className={styles.before}>{before}</span> → <span className={styles.after}>{after}</span>
          </span>
        </>
      )}
      {figure.before === null && <span className={styles.after}>{after}</span>}
      {words.addedUp(figure)}
    </div>
  );
}

function Place({ figure }: { figure: PlannedFigure }): ReactElement {
  const words = useReturnWords();
  return (
    <>
      {labelOf(figure)} {figure.month !== null && words.month(figure.month)}
    </>
  );
}

/** New figures, one line per unit. */
function Additions({ figures, all }: FiguresProps): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useReturnWords();
  const units = useMemo(() => byUnit(figures), [figures]);
  const { shown, more } = useShowMore(units);
  return (
    <Group heading={words.pane.newHeading} size={figures.length} more={more}>
      {shown.map(([first, ...rest]) => (
        <li key={first.key} className={styles.item}>
          <div className={mergeClasses(texts.body, texts.wrap)}>{labelOf(first)}</div>
          <Sources figure={first} />
          <div className={mergeClasses(styles.figures, styles.tick)}>
            {[first, ...rest].map((figure) => (
              <Tick key={figure.key} figure={figure} all={all}>
                <span className={texts.figure}>
                  {words.month(figure.month ?? 0)} <span className={styles.after}>{reported(figure)}</span>
                  {words.addedUp(figure)}
                </span>
              </Tick>
            ))}
          </div>
        </li>
      ))}
    </Group>
  );
}

function Refusals({ figures, all }: FiguresProps): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useReturnWords();
  const { shown, more } = useShowMore(figures);
  return (
    <Group heading={words.pane.refusedHeading} size={figures.length} more={more}>
      {shown.map((figure) => (
        <li key={figure.key} className={styles.item}>
          <div className={styles.line}>
            {mayTake(figure) ? <Tick figure={figure} all={all} /> : <RefusedMark />}
            <div>
              <Change figure={figure} />
              <div className={mergeClasses(texts.body, texts.wrap)}>
                {figure.refusal && words.refusal(figure.refusal)}
              </div>
              <Sources figure={figure} />
            </div>
          </div>
        </li>
      ))}
    </Group>
  );
}

function Unread({ files }: { files: CollectPlan['unread'] }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useReturnWords();
  const { shown, more } = useShowMore(files);
  return (
    <Group heading={words.pane.unreadHeading} size={files.length} more={more}>
      {shown.map(({ fileName, sha256, problem }) => (
        <li key={`${fileName} ${sha256}`} className={styles.item}>
          <div className={styles.line}>
            <RefusedMark />
            <div>
              <div className={mergeClasses(texts.body, texts.wrap)}>{fileName}</div>
              <div className={mergeClasses(texts.quiet, texts.wrap)}>{problem && words.problem(problem)}</div>
            </div>
          </div>
        </li>
      ))}
    </Group>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly size: number;
  readonly more: ReactElement | null;
  readonly children: ReactNode;
}

function Group({ heading, size, more, children }: GroupProps): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  if (size === 0) return null;
  return (
    <section className={styles.group}>
      <h4 className={texts.heading}>
        {heading} <span className={mergeClasses(texts.quiet, texts.figure)}>{count(size)}</span>
      </h4>
      <ul className={texts.list}>{children}</ul>
      {more}
    </section>
  );
}

interface TickProps extends Pick<FiguresProps, 'all'> {
  readonly figure: PlannedFigure;
  readonly children?: ReactElement;
}

function Tick({ figure, all, children }: TickProps): ReactElement {
  const { pane } = useReturnWords();
  const { inbox, state } = useInbox();
  const { isBusy } = useCurrentSession();
  return (
    <Checkbox
      checked={isTicked(figure, state.flipped)}
      disabled={isBusy}
      aria-label={pane.tick(figure)}
      {...(children ? { label: children } : {})}
      onChange={(_, { checked }) => {
        inbox.tick(figure, checked === true, all);
      }}
    />
  );
}

function RefusedMark(): ReactElement {
  const styles = useStyles();
  return (
    <span className={styles.mark} aria-hidden="true">
      <ErrorIcon />
    </span>
  );
}

function Sources({ figure: { sources } }: { figure: PlannedFigure }): ReactElement | null {
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const [first] = sources;
  if (!first) return null;
  return (
    <div className={mergeClasses(texts.quiet, texts.wrap)}>
      {pane.from(first.fileName, `${first.sheet}!${cellAddress(first)}`, sources.length - 1)}
    </div>
  );
}

type OfUnit = [PlannedFigure, ...PlannedFigure[]];

/** Groups figures by unit. The plan is in the order of units, so neighbours are compared. */
function byUnit(figures: readonly PlannedFigure[]): OfUnit[] {
  const units: OfUnit[] = [];
  for (const figure of figures) {
    const last = units[units.length - 1];
    if (last && labelOf(last[0]) === labelOf(figure)) last.push(figure);
    else units.push([figure]);
  }
  return units;
}

function reported({ amount, text }: PlannedFigure): string {
  return amount === null ? text : count(amount);
}

function standing({ before }: PlannedFigure): string {
  return typeof before === 'number' ? count(before) : textOf(before);
}
