/** 重点领域: the list and its summary, and the coverage by area and by unit. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactElement } from 'react';
import { coverageOf } from '../../actions/parts/area-names';
import type { Survey } from '../../actions/survey';
import type { Coverage, NamedCoverage } from '../../domain/areas/coverage';
import { count, percent } from '../../i18n/numbers';
import { AREA_LIST_HOME, AREA_SUMMARY_HOME } from '../../sheets/areas/area-homes';
import { rememberedCell } from '../../sheets/memory';
import { RateBar } from '../progress/rate-bar';
import { CommandButton, LocateButton } from '../ui/command-button';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useAreaWords } from './area-words';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  group: { alignSelf: 'stretch', marginTop: tokens.spacingVerticalXS },
  item: { padding: `${tokens.spacingVerticalXS} 0` },
  line: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  name: { flexGrow: 1 },
  founded: { whiteSpace: 'nowrap' },
  rate: { minWidth: '4.3em', textAlign: 'right', fontWeight: tokens.fontWeightSemibold },
  sheets: {
    alignSelf: 'stretch',
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sheet: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

export function AreaCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useAreaWords();
  const coverage = useMemo(() => coverageOf(survey), [survey]);
  const hasList = survey.areas !== null;
  return (
    <section className={mergeClasses(texts.card, styles.card)}>
      <h3 className={texts.heading}>{words.heading}</h3>
      <p className={texts.quiet}>{hasList ? words.hint : words.noList}</p>
      {coverage && (
        <>
          <p className={texts.body}>{words.total(written(coverage.total))}</p>
          {coverage.uncounted > 0 && <p className={texts.quiet}>{words.uncounted(coverage.uncounted)}</p>}
          <Bars heading={words.byArea} items={coverage.byArea} />
          <Bars heading={words.byUnit} items={coverage.byUnit.filter(({ due }) => due > 0)} />
        </>
      )}
      <CommandButton command={{ kind: 'update-areas' }}>{hasList ? words.update : words.make}</CommandButton>
      {hasList && <Sheets survey={survey} />}
    </section>
  );
}

function written({ due, founded, rate, members }: Coverage): AreaTotal {
  return {
    due: count(due),
    founded: count(founded),
    rate: rate === null ? '—' : percent(rate),
    members: count(members),
  };
}

type AreaTotal = Readonly<Record<'due' | 'founded' | 'rate' | 'members', string>>;

function Bars({ heading, items }: { heading: string; items: readonly NamedCoverage[] }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useAreaWords();
  const { shown, more } = useShowMore(items);
  if (items.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4 className={texts.heading}>{heading}</h4>
      <ul className={texts.list}>
        {shown.map(({ name, due, founded, rate }) => (
          <li key={name} className={styles.item}>
            <span className={styles.line}>
              <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{name}</span>
              <span className={mergeClasses(texts.quiet, texts.figure, styles.founded)}>
                {words.founded(count(founded), count(due))}
              </span>
              <span className={mergeClasses(texts.body, texts.figure, styles.rate)}>
                {rate === null ? '—' : percent(rate)}
              </span>
            </span>
            <RateBar rate={rate} status={rate === 1 ? 'done' : 'onPace'} />
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}

/** Links to both sheets. */
function Sheets({ survey: { workbook, areas } }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const list = areas && { sheet: areas.sheet, row: 1, column: 1 };
  const cells = [
    rememberedCell(workbook, AREA_LIST_HOME) ?? list,
    rememberedCell(workbook, AREA_SUMMARY_HOME),
  ];
  return (
    <ul className={mergeClasses(texts.list, styles.sheets)}>
      {cells.flatMap((cell) =>
        cell
          ? [
              <li key={cell.sheet} className={styles.sheet}>
                <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{cell.sheet}</span>
                <LocateButton cell={cell} what={cell.sheet} />
              </li>,
            ]
          : [],
      )}
    </ul>
  );
}
