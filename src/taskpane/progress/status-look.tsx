/** The look of each 进度状态: an icon and a colour, shown beside the status word. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Status } from '../../domain/measures';
import {
  BehindIcon,
  DoneIcon,
  FarBehindIcon,
  NoTaskIcon,
  NotReportedIcon,
  OnPaceIcon,
  UnclearIcon,
} from '../ui/icons';

const ICON: Readonly<Record<Status, () => ReactElement>> = {
  done: () => <DoneIcon />,
  onPace: () => <OnPaceIcon />,
  lagging: () => <BehindIcon />,
  severelyLagging: () => <FarBehindIcon />,
  notReported: () => <NotReportedIcon />,
  noTask: () => <NoTaskIcon />,
  unclear: () => <UnclearIcon />,
};

const useStatusColors = makeStyles({
  done: { color: tokens.colorStatusSuccessForeground1 },
  onPace: { color: tokens.colorStatusSuccessForeground1 },
  lagging: { color: tokens.colorStatusWarningForeground1 },
  severelyLagging: { color: tokens.colorStatusDangerForeground1 },
  notReported: { color: tokens.colorNeutralForeground3 },
  noTask: { color: tokens.colorNeutralForeground3 },
  unclear: { color: tokens.colorStatusWarningForeground1 },
});

const useStyles = makeStyles({ icon: { display: 'inline-flex', flexShrink: 0 } });

export function StatusIcon({ status }: { status: Status }): ReactElement {
  const styles = useStyles();
  const colors = useStatusColors();
  return (
    <span className={mergeClasses(styles.icon, colors[status])} aria-hidden="true">
      {ICON[status]()}
    </span>
  );
}
