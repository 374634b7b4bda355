/** A notice about what an action did: shown above the buttons for a while, and announced by screen readers. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, type ReactElement } from 'react';
import { DoneIcon, InfoIcon } from './icons';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from './text-styles';
import { useWords } from './words';

const SHOWN_MS = 8000;
/** Notices that nothing was changed; they have no check mark. */
const NEUTRAL = [
  'unchanged',
  'no-finding',
  'nothing-to-undo',
  'nothing-fixed',
  'phases-skipped',
  'cancelled',
];

const useStyles = makeStyles({
  root: { position: 'absolute', bottom: '100%', left: 0, right: 0, pointerEvents: 'none' },
  toast: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    animationName: { from: { opacity: 0, transform: 'translateY(4px)' }, to: { opacity: 1 } },
    animationDuration: tokens.durationNormal,
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  neutral: { color: tokens.colorNeutralForeground2 },
});

export function Toast(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { state, dismiss } = useCurrentSession();
  const { notice } = state;
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    const timer = setTimeout(() => {
      dismiss('notice');
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [id, dismiss]);
  const isNeutral = notice !== null && NEUTRAL.includes(notice.notice.kind);
  // The region is rendered before its text, because screen readers announce only text that is added to a region.
  return (
    <div role="status" className={styles.root}>
      {notice && (
        <div key={notice.id} className={styles.toast}>
          <span className={mergeClasses(styles.icon, isNeutral && styles.neutral)} aria-hidden="true">
            {isNeutral ? <InfoIcon /> : <DoneIcon />}
          </span>
          <span className={mergeClasses(texts.body, texts.wrap)}>{pane.notice(notice.notice)}</span>
        </div>
      )}
    </div>
  );
}
