/** The six views. 核验 is part of the pane's first code; the others are loaded a moment later. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import type { TabName } from '../../i18n/pane/messages';
import { FindingsView } from '../checks/findings-view';
import { usePlanInbox } from '../divide/plan-inbox';
import { useInbox } from '../returns/inbox-context';
import { latePart } from '../late/late-part';
import { lateViews } from '../late/late-views';
import { PartBoundary } from '../late/part-boundary';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const ProgressView = latePart(lateViews.progress, ({ ProgressView: Part }) => Part);
const ReturnsView = latePart(lateViews.returns, ({ ReturnsView: Part }) => Part);
const SummaryView = latePart(lateViews.summary, ({ SummaryView: Part }) => Part);
const DivideView = latePart(lateViews.divide, ({ DivideView: Part }) => Part);
const SettingsView = latePart(lateViews.settings, ({ SettingsView: Part }) => Part);

const TABS: readonly TabName[] = ['checks', 'progress', 'returns', 'summary', 'divide', 'settings'];

/** The line below a tab. It is a border, because borders stay visible in high contrast. */
const LINE = {
  content: '""',
  position: 'absolute',
  left: '18%',
  right: '18%',
  bottom: 0,
  borderTop: `3px solid ${tokens.colorNeutralStroke1}`,
  borderRadius: '1px',
} as const;

const useStyles = makeStyles({
  top: { marginBottom: `calc(-1 * ${tokens.spacingVerticalS})` },
  bar: {
    display: 'flex',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    margin: `0 calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: 'relative',
    flex: '1 1 auto',
    margin: 0,
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalXS}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'center',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':hover::after': LINE,
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-3px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  /** The look that fits six English words into 320 px. */
  long: {
    fontSize: '12px',
    paddingLeft: '2px',
    paddingRight: '2px',
    '@media (max-width: 360px)': { fontSize: '11px', letterSpacing: '-0.2px' },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { ...LINE, borderTopColor: tokens.colorCompoundBrandStroke },
    ':hover::after': { borderTopColor: tokens.colorCompoundBrandStroke },
  },
  panel: { paddingTop: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalXXL },
});

export function Tabs({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const [tab, setTab] = useState<TabName>('checks');
  const id = useId();
  const top = useRef<HTMLDivElement>(null);
  const isReading = useInbox().state.reading !== null;
  useEffect(() => {
    // Files may be dropped on any view; 月报 shows how they are read.
    if (isReading) setTab('returns');
  }, [isReading]);
  const { state: plan } = usePlanInbox();
  const isPlanThere = plan.file !== null;
  useEffect(() => {
    if (isPlanThere) setTab('divide');
  }, [isPlanThere]);
  const { requestedView } = useCurrentSession().state;
  useEffect(() => {
    if (requestedView) setTab(requestedView.tab);
  }, [requestedView]);
  const choose = (name: TabName): void => {
    setTab(name);
    // Shows the view from its top. The scroll position never increases, so the table's card does not move further out of sight.
    const scroller = top.current?.parentElement;
    if (scroller && top.current) scroller.scrollTop = Math.min(scroller.scrollTop, top.current.offsetTop);
  };
  return (
    <>
      <div ref={top} className={styles.top} />
      <TabBar id={id} tab={tab} onChoose={choose} />
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className={styles.panel}>
        <h2 className={texts.hidden}>{pane.tabs[tab]}</h2>
        <PartBoundary key={tab}>
          <View tab={tab} survey={survey} />
        </PartBoundary>
      </div>
    </>
  );
}

interface TabBarProps {
  readonly id: string;
  readonly tab: TabName;
  readonly onChoose: (tab: TabName) => void;
}

/** The tabs are a single stop for the Tab key; arrows, Home and End move between them (ARIA Authoring Practices, tabs). */
function TabBar({ id, tab, onChoose }: TabBarProps): ReactElement {
  const styles = useStyles();
  const { pane, language } = useWords();
  const buttons = useRef(new Map<TabName, HTMLElement>());
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const target = tabAt(event.key, TABS.indexOf(tab));
    if (target === undefined) return;
    event.preventDefault();
    onChoose(target);
    buttons.current.get(target)?.focus();
  };
  return (
    <div className={styles.bar} role="tablist" aria-label={pane.tabs.label} onKeyDown={move}>
      {TABS.map((name) => (
        <button
          key={name}
          ref={(button) => {
            if (button) buttons.current.set(name, button);
          }}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          aria-selected={name === tab}
          aria-controls={`${id}-panel`}
          tabIndex={name === tab ? 0 : -1}
          className={mergeClasses(
            styles.tab,
            language === 'en-US' && styles.long,
            name === tab && styles.selected,
          )}
          onClick={() => {
            onChoose(name);
          }}
        >
          {pane.tabs[name]}
        </button>
      ))}
    </div>
  );
}

/** The tab that a key leads to; undefined for other keys. */
function tabAt(key: string, from: number): TabName | undefined {
  const last = TABS.length - 1;
  switch (key) {
    case 'ArrowRight':
      return TABS[from === last ? 0 : from + 1];
    case 'ArrowLeft':
      return TABS[from === 0 ? last : from - 1];
    case 'Home':
      return TABS[0];
    case 'End':
      return TABS[last];
    default:
      return undefined;
  }
}

function View({ tab, survey }: { tab: TabName; survey: Survey }): ReactElement {
  switch (tab) {
    case 'checks':
      return <FindingsView findings={survey.findings} />;
    case 'progress':
      return <ProgressView survey={survey} />;
    case 'returns':
      return <ReturnsView survey={survey} />;
    case 'summary':
      return <SummaryView survey={survey} />;
    case 'divide':
      return <DivideView survey={survey} />;
    case 'settings':
      return <SettingsView survey={survey} />;
  }
}
