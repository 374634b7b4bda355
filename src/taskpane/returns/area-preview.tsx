/**
 * What collecting would do to the list of key areas, row by row, each with a checkbox.
 */
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { isEntryTickedByDefault, mayTakeEntry, type PlannedEntry } from '../../domain/areas/collect-areas';
import { count } from '../../i18n/numbers';
import { useCurrentSession } from '../session/session-context';
import { useAreaWords } from '../summary/area-words';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useInbox } from './inbox-context';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    alignItems: 'start',
    padding: `${tokens.spacingVerticalXS} 0`,
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

/** Whether a row will be taken. */
export function isEntryTicked(planned: PlannedEntry, flipped: ReadonlySet<string>): boolean {
  return mayTakeEntry(planned) && isEntryTickedByDefault(planned) !== flipped.has(planned.key);
}

export function AreaPreview({ areas }: { areas: readonly PlannedEntry[] }): ReactElement {
  const texts = useTextStyles();
  const { collect: words } = useAreaWords();
  const of = (state: PlannedEntry['state']): PlannedEntry[] => areas.filter((area) => area.state === state);
  const same = of('same').length;
  return (
    <>
      {(['changed', 'new', 'vanished', 'refused'] as const).map((state) => (
        <Rows key={state} heading={words.headings[state]} rows={of(state)}>
          {state === 'vanished' ? words.vanishedHint : ''}
        </Rows>
      ))}
      {same > 0 && <p className={texts.quiet}>{words.same(same)}</p>}
    </>
  );
}

interface RowsProps {
  readonly heading: string;
  readonly rows: readonly PlannedEntry[];
  readonly children: string;
}

function Rows({ heading, rows, children: hint }: RowsProps): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { shown, more } = useShowMore(rows);
  if (rows.length === 0) return null;
  return (
    <section className={styles.group}>
      <h4 className={texts.heading}>
        {heading} <span className={mergeClasses(texts.quiet, texts.figure)}>{count(rows.length)}</span>
      </h4>
      {hint !== '' && <p className={texts.quiet}>{hint}</p>}
      <ul className={texts.list}>
        {shown.map((planned) => (
          <Row key={planned.key} planned={planned} />
        ))}
      </ul>
      {more}
    </section>
  );
}

function Row({ planned }: { planned: PlannedEntry }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { collect: words } = useAreaWords();
  const { inbox, state } = useInbox();
  const { isBusy } = useCurrentSession();
  const [details, doubt] = [words.details(planned), words.doubt(planned)];
  return (
    <li className={styles.item}>
      {mayTakeEntry(planned) ? (
        <Checkbox
          checked={isEntryTicked(planned, state.flipped)}
          disabled={isBusy}
          aria-label={words.tick(planned)}
          onChange={() => {
            inbox.flip(planned.key);
          }}
        />
      ) : (
        <span />
      )}
      <div>
        <div className={mergeClasses(texts.body, texts.wrap)}>{words.entry(planned)}</div>
        {details !== '' && (
          <div className={mergeClasses(texts.body, texts.figure, texts.wrap)}>{details}</div>
        )}
        {doubt !== '' && <div className={mergeClasses(texts.body, texts.wrap)}>{doubt}</div>}
        <div className={mergeClasses(texts.quiet, texts.wrap)}>{words.from(planned.files)}</div>
      </div>
    </li>
  );
}
