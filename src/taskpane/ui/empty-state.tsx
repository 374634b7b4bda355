/** Shown where there is nothing to list: says why, and what to do. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useTextStyles } from './text-styles';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  icon: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '56px',
    height: '56px',
    marginBottom: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    '& svg': { width: '28px', height: '28px' },
  },
  title: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '36em' },
  action: { marginTop: tokens.spacingVerticalS },
});

export interface EmptyStateProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactElement;
  /** The level of the title's heading: 2 where the message replaces the whole pane, 3 within a view. */
  readonly level?: 2 | 3;
}

export function EmptyState({ icon, title, text, action, level = 3 }: EmptyStateProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <Title className={mergeClasses(texts.heading, styles.title)}>{title}</Title>
      <div className={mergeClasses(texts.body, styles.text)}>{text}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
