/** 参数: the settings in effect, and fields for those that users change most. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import product from '../../../package.json';
import type { Survey } from '../../actions/survey';
import { cellAddress } from '../../spreadsheet/address';
import { shortPercent } from '../../i18n/numbers';
import { originLines } from '../../i18n/origin-lines';
import { Banner } from '../ui/banner';
import { CommandButton, LocateButton } from '../ui/command-button';
import { WarningIcon } from '../ui/icons';
import { lateSelfTestCard } from '../late/late-self-test-card';
import { latePart } from '../late/late-part';
import { useSelfTest } from './self-test-context';
import { OpenWithBookCard } from './open-with-book-card';
import { useOpenWithBook } from './open-with-book-context';
import { SettingFields } from './setting-fields';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const SelfTestCard = latePart(lateSelfTestCard, (loaded) => loaded.default);

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  card: { padding: tokens.spacingHorizontalM },
  facts: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
  },
  value: { margin: 0 },
  origins: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bad: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  warning: { display: 'flex', paddingTop: '2px', color: tokens.colorStatusWarningForeground1 },
});

export function SettingsView({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const selfTest = useSelfTest();
  const openWithBook = useOpenWithBook();
  const { home } = survey.settings;
  return (
    <div className={styles.root}>
      {home === null && (
        <Banner kind="info" title={pane.settings.notMade}>
          {pane.settings.notMadeHint}
        </Banner>
      )}
      <BadSettings survey={survey} />
      {home && (
        <>
          <div className={styles.head}>
            <h3 className={texts.heading}>{pane.settings.changeHeading}</h3>
            <CommandButton command={{ kind: 'go-to', cell: home }} size="small">
              {pane.settings.open}
            </CommandButton>
          </div>
          <SettingFields survey={survey} />
        </>
      )}
      <h3 className={texts.heading}>{home ? pane.settings.allHeading : pane.settings.defaultsHeading}</h3>
      <OtherSettings survey={survey} />
      {openWithBook && <OpenWithBookCard openWithBook={openWithBook} />}
      {selfTest && <SelfTestCard selfTest={selfTest} />}
      <p className={texts.quiet}>{pane.settings.version(product.version)}</p>
    </div>
  );
}

function BadSettings({ survey }: { survey: Survey }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane, messages } = useWords();
  const { findings } = survey.settings;
  if (findings.length === 0) return null;
  return (
    <>
      <h3 className={texts.heading}>{pane.settings.badHeading}</h3>
      <ul className={mergeClasses(texts.list, texts.card)}>
        {findings.map((finding) => (
          <li key={cellAddress(finding)} className={styles.bad}>
            <span className={styles.warning} aria-hidden="true">
              <WarningIcon />
            </span>
            <span className={mergeClasses(texts.body, texts.wrap)}>{messages.finding(finding)}</span>
            <LocateButton cell={finding} what={`${finding.sheet}!${cellAddress(finding)}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OtherSettings({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { campaign } = survey;
  const words = pane.settings;
  const { baseYear, targetYear } = campaign;
  const years =
    baseYear === null || targetYear === null ? words.unset : pane.table.years(baseYear, targetYear);
  const phases = campaign.phases.map(
    ({ name, firstMonth, lastMonth }) =>
      [name, firstMonth === lastMonth ? pane.month(firstMonth) : pane.span(firstMonth, lastMonth)] as const,
  );
  // Without a settings sheet there are no fields, so these settings are listed, too.
  const common = [
    [words.growthGoal, campaign.growthGoal === null ? words.unset : shortPercent(campaign.growthGoal)],
    [words.cutOff, words.automatic(survey.cutOffMonth)],
    [words.sharedMonth, words.sharedMonthWords[campaign.sharedMonth]],
    [words.returnKind, words.returnKindWords[campaign.returnKind]],
    [words.order, words.orderWords[campaign.order]],
  ] as const;
  const facts = [
    ...(survey.settings.home ? [] : common),
    [words.campaign, campaign.name === '' ? words.unset : campaign.name],
    [words.federation, campaign.federation === '' ? words.unset : campaign.federation],
    [words.years, years],
    [words.lagging, words.ofPace(shortPercent(campaign.laggingFactor))],
    [words.severe, words.ofPace(shortPercent(campaign.severeFactor))],
  ] as const;
  return (
    <div className={mergeClasses(texts.card, styles.card)}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt className={texts.quiet}>{name}</dt>
            <dd className={mergeClasses(texts.body, texts.figure, texts.wrap, styles.value)}>{value}</dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt className={texts.quiet}>{words.phasesHeading}</dt>
          {phases.map(([name, months]) => (
            <dd
              key={name}
              className={mergeClasses(texts.body, texts.figure, texts.wrap, styles.value)}
              style={{ gridColumn: 2 }}
            >
              {name} <span className={texts.quiet}>{months}</span>
            </dd>
          ))}
        </div>
      </dl>
      <Origins survey={survey} />
    </div>
  );
}

/** The sources of the name, the goal and the phases, and what no source states. */
function Origins({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { messages } = useWords();
  return (
    <div className={styles.origins}>
      {originLines(survey, messages).map((line) => (
        <p key={line} className={mergeClasses(texts.quiet, texts.wrap, styles.value)}>
          {line}
        </p>
      ))}
    </div>
  );
}
