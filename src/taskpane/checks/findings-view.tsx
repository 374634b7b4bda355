/** 核验: the findings of the check, worst first. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { cellAddress, isSameCell } from '../../spreadsheet/address';
import type { Finding, Severity } from '../../domain/finding';
import { count } from '../../i18n/numbers';
import { useCurrentSession } from '../session/session-context';
import { CommandButton, LocateButton } from '../ui/command-button';
import { EmptyState } from '../ui/empty-state';
import { AllWellIcon, ErrorIcon, FixIcon, InfoIcon, WarningIcon } from '../ui/icons';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const ICON: Readonly<Record<Severity, () => ReactElement>> = {
  error: () => <ErrorIcon />,
  warning: () => <WarningIcon />,
  info: () => <InfoIcon />,
};

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  counts: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  countCell: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    '&:not(:first-child)': { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  number: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  word: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  icon: { display: 'flex', flexShrink: 0 },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  info: { color: tokens.colorNeutralForeground3 },
  fixAll: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  fixHint: { flex: '1 1 9em' },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  /** The look of the finding that the user asked for at its cell. */
  asked: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    outline: '1px solid transparent',
  },
  itemIcon: { paddingTop: '2px' },
  message: { paddingRight: tokens.spacingHorizontalXS },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXS,
    marginTop: tokens.spacingVerticalXXS,
  },
  cell: { marginRight: 'auto', paddingRight: tokens.spacingHorizontalS },
});

export function FindingsView({ findings }: { findings: readonly Finding[] }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { requestedView: asked } = useCurrentSession().state;
  const cell = asked?.cell ?? null;
  // The requested finding comes first; otherwise it could be among those that are not shown yet.
  const ordered = useMemo(
    () =>
      cell
        ? [...findings].sort((a, b) => Number(isSameCell(b, cell)) - Number(isSameCell(a, cell)))
        : findings,
    [findings, cell],
  );
  const { shown, more } = useShowMore(ordered);
  const fixable = useMemo(() => findings.filter((finding) => finding.fix !== null), [findings]);
  if (findings.length === 0) {
    return <EmptyState icon={<AllWellIcon />} title={pane.checks.none} text={pane.checks.noneHint} />;
  }
  return (
    <div className={styles.root}>
      <Counts findings={findings} />
      {fixable.length > 0 && (
        <div className={styles.fixAll}>
          <CommandButton command={{ kind: 'fix', findings: fixable }} icon={<FixIcon />}>
            {pane.checks.fixAll(fixable.length)}
          </CommandButton>
          <span className={mergeClasses(texts.quiet, styles.fixHint)}>{pane.checks.fixHint}</span>
        </div>
      )}
      {SEVERITIES.map((severity) => (
        <FindingGroup
          key={severity}
          severity={severity}
          findings={shown.filter((finding) => finding.severity === severity)}
        />
      ))}
      {more}
    </div>
  );
}

function Counts({ findings }: { findings: readonly Finding[] }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  return (
    <ul className={mergeClasses(texts.list, texts.card, styles.counts)}>
      {SEVERITIES.map((severity) => (
        <li key={severity} className={styles.countCell}>
          <span className={mergeClasses(texts.heading, texts.figure, styles.number)}>
            {count(findings.filter((finding) => finding.severity === severity).length)}
          </span>
          <span className={mergeClasses(texts.quiet, styles.word)}>
            <span className={mergeClasses(styles.icon, styles[severity])} aria-hidden="true">
              {ICON[severity]()}
            </span>
            {pane.checks.severity[severity]}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

function FindingGroup({ severity, findings }: GroupProps): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  if (findings.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3 className={texts.heading}>{pane.checks.severity[severity]}</h3>
      <ul className={mergeClasses(texts.list, texts.card)}>
        {findings.map((finding) => (
          <FindingItem
            key={`${finding.code} ${finding.sheet} ${finding.row} ${finding.column}`}
            finding={finding}
          />
        ))}
      </ul>
    </section>
  );
}

/** A finding with its cell and its buttons. */
export function FindingItem({ finding }: { finding: Finding }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { messages, pane } = useWords();
  const { severity, sheet, row, column } = finding;
  const { requestedView: asked } = useCurrentSession().state;
  const cellAsked = asked?.cell ?? null;
  const isAsked = cellAsked !== null && isSameCell(finding, cellAsked);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isAsked) item.current?.scrollIntoView({ block: 'center' });
  }, [isAsked, asked]);
  const cell = `${sheet}!${cellAddress(finding)}`;
  return (
    <li
      ref={item}
      className={mergeClasses(styles.item, isAsked && styles.asked)}
      aria-current={isAsked ? 'true' : undefined}
    >
      <span
        className={mergeClasses(styles.icon, styles.itemIcon, styles[severity])}
        role="img"
        aria-label={messages.severity(severity)}
      >
        {ICON[severity]()}
      </span>
      <div className={texts.wrap}>
        <p className={mergeClasses(texts.body, texts.figure, styles.message)}>{messages.finding(finding)}</p>
        <div className={styles.foot}>
          <span className={mergeClasses(texts.quiet, texts.figure, texts.wrap, styles.cell)}>{cell}</span>
          {finding.fix !== null && (
            <CommandButton
              command={{ kind: 'fix', findings: [finding] }}
              icon={<FixIcon />}
              appearance="subtle"
              size="small"
              label={pane.checks.fixWhat(cell)}
            >
              {pane.checks.fix}
            </CommandButton>
          )}
          <LocateButton cell={{ sheet, row, column }} what={cell} />
        </div>
      </div>
    </li>
  );
}
