/** The table that was found, and a choice when there are several. */
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { areaAddress } from '../../spreadsheet/address';
import { placeText } from '../../domain/table/table-place';
import { CommandButton } from '../ui/command-button';
import { RereadIcon, TableIcon } from '../ui/icons';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';
import type { Survey } from '../../actions/survey';

const useStyles = makeStyles({
  root: { padding: tokens.spacingHorizontalM },
  head: {
    display: 'grid',
    gridTemplateColumns: '36px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
  },
  icon: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gridRow: '1 / span 2',
    width: '36px',
    height: '36px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
  },
  lone: { gridRow: '1 / span 2' },
  facts: { gridColumn: '2 / span 2', display: 'flex', flexWrap: 'wrap' },
  fact: {
    whiteSpace: 'nowrap',
    '&:not(:last-child)': {
      marginRight: tokens.spacingHorizontalS,
      paddingRight: tokens.spacingHorizontalS,
      borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  // The button is taller than its line of text.
  reread: {
    minWidth: 'auto',
    marginTop: '-4px',
    marginBottom: '-2px',
    marginRight: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  choice: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalM,
  },
});

export function TableCard(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { state } = useCurrentSession();
  const { survey } = state;
  return (
    <section className={mergeClasses(texts.card, styles.root)} aria-label={pane.table.heading}>
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden="true">
          <TableIcon />
        </span>
        <h2 className={mergeClasses(texts.heading, texts.wrap, !survey && styles.lone)}>
          {survey ? survey.breakdown.sheet : state.running ? pane.table.searching : pane.table.unread}
        </h2>
        {(survey !== null || !state.running) && (
          <CommandButton
            command={{ kind: 'read' }}
            icon={<RereadIcon />}
            appearance="subtle"
            size="small"
            className={styles.reread}
          >
            {pane.table.reread}
          </CommandButton>
        )}
        {survey && <Facts />}
      </div>
      {state.choices.length > 1 && <TableSelect />}
      {survey && survey.indicators.length > 1 && <IndicatorSelect survey={survey} />}
    </section>
  );
}

function Facts(): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { survey } = useCurrentSession().state;
  if (!survey) return null;
  const { blocks, campaign, whole } = survey;
  const { baseYear, targetYear } = campaign;
  const years = baseYear === null || targetYear === null ? [] : [pane.table.years(baseYear, targetYear)];
  const areas = blocks.map(({ breakdown }) => areaAddress(breakdown.area)).join('、');
  const facts = [areas, pane.table.units(whole.breakdown.units.length), ...years];
  return (
    <p className={mergeClasses(texts.quiet, texts.figure, styles.facts)}>
      {facts.map((fact) => (
        <span key={fact} className={styles.fact}>
          {fact}
        </span>
      ))}
    </p>
  );
}

function TableSelect(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { state, isBusy, run } = useCurrentSession();
  return (
    <label className={styles.choice}>
      <span className={texts.quiet}>{pane.table.choose}</span>
      <Select
        value={state.survey ? placeText(state.survey.breakdown) : ''}
        disabled={isBusy}
        onChange={(_, { value }) => {
          const chosen = state.choices.find(({ place }) => placeText(place) === value);
          if (chosen) run({ kind: 'choose', table: chosen.place });
        }}
      >
        {state.choices.map(({ place, range, units }) => (
          <option key={placeText(place)} value={placeText(place)}>
            {pane.table.choice({ sheet: place.sheet, range, units })}
          </option>
        ))}
      </Select>
    </label>
  );
}

/** Chooses which of several indicators the views show. */
function IndicatorSelect({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { isBusy, run } = useCurrentSession();
  return (
    <label className={styles.choice}>
      <span className={texts.quiet}>{pane.table.chooseIndicator}</span>
      <Select
        value={survey.breakdown.indicator.name}
        disabled={isBusy}
        onChange={(_, { value }) => {
          run({ kind: 'look-at', indicator: value });
        }}
      >
        {survey.indicators.map(({ breakdown: { indicator } }) => (
          <option key={indicator.name} value={indicator.name}>
            {pane.table.indicator(indicator)}
          </option>
        ))}
      </Select>
    </label>
  );
}
