/** A message across the pane: a failure, or a limitation of the program. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { DismissIcon, ErrorIcon, InfoIcon } from './icons';
import { useTextStyles } from './text-styles';
import { useWords } from './words';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  error: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  icon: { display: 'flex', paddingTop: '4px', color: tokens.colorNeutralForeground2 },
  errorIcon: { color: tokens.colorStatusDangerForeground1 },
  text: { paddingTop: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
  actions: { marginTop: tokens.spacingVerticalS },
});

export interface BannerProps {
  readonly kind: 'error' | 'info';
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactElement;
  /** Left out if the message stays until its cause is gone. */
  readonly onDismiss?: () => void;
}

export function Banner({ kind, title, children, action, onDismiss }: BannerProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const isError = kind === 'error';
  return (
    <div className={mergeClasses(styles.root, isError && styles.error)} role={isError ? 'alert' : 'note'}>
      <span className={mergeClasses(styles.icon, isError && styles.errorIcon)} aria-hidden="true">
        {isError ? <ErrorIcon /> : <InfoIcon />}
      </span>
      <div className={mergeClasses(texts.body, styles.text)}>
        <div className={styles.title}>{title}</div>
        {children}
        {action && <div className={styles.actions}>{action}</div>}
      </div>
      {onDismiss && (
        <Button
          appearance="transparent"
          size="small"
          icon={<DismissIcon />}
          aria-label={pane.close}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}
