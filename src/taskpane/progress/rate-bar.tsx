/** A bar from 0 to 100% with a tick mark at the pace. It is decoration: the figures beside it say the same. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Status } from '../../domain/measures';

const FORCED = { '@media (forced-colors: active)': { backgroundColor: 'Highlight' } } as const;

const useStyles = makeStyles({
  track: {
    position: 'relative',
    display: 'block',
    flexGrow: 1,
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStroke2,
    '@media (forced-colors: active)': {
      outline: '1px solid CanvasText',
      backgroundColor: 'Canvas',
      forcedColorAdjust: 'none',
    },
  },
  large: { height: '10px' },
  bar: {
    position: 'absolute',
    top: 0,
    left: 0,
    bottom: 0,
    borderRadius: tokens.borderRadiusCircular,
  },
  tick: {
    position: 'absolute',
    top: '-3px',
    bottom: '-3px',
    width: '2px',
    marginLeft: '-1px',
    borderRadius: '1px',
    backgroundColor: tokens.colorNeutralForeground1,
    boxShadow: `0 0 0 1px ${tokens.colorNeutralBackground1}`,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', boxShadow: '0 0 0 1px Canvas' },
  },
  good: { backgroundColor: tokens.colorCompoundBrandBackground, ...FORCED },
  lagging: { backgroundColor: tokens.colorStatusWarningBackground3, ...FORCED },
  severe: { backgroundColor: tokens.colorStatusDangerBackground3, ...FORCED },
});

export interface RateBarProps {
  /** The rate as a ratio; null leaves the track empty. */
  readonly rate: number | null;
  /** The pace as a ratio; left out where there is nothing to compare with. */
  readonly pace?: number;
  readonly status: Status;
  readonly isLarge?: boolean;
}

export function RateBar({ rate, pace, status, isLarge = false }: RateBarProps): ReactElement {
  const styles = useStyles();
  const color =
    status === 'lagging' ? styles.lagging : status === 'severelyLagging' ? styles.severe : styles.good;
  return (
    <span className={mergeClasses(styles.track, isLarge && styles.large)} aria-hidden="true">
      {rate !== null && rate > 0 && (
        <span className={mergeClasses(styles.bar, color)} style={{ width: share(rate) }} />
      )}
      {pace !== undefined && <span className={styles.tick} style={{ left: share(pace) }} />}
    </span>
  );
}

function share(ratio: number): string {
  return `${Math.min(100, Math.max(0, ratio * 100))}%`;
}
