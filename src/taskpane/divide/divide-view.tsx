/** 分解: reads a plan, divides the task, hands it down to the units, and lists due dates. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { AllocationCard } from './allocation-card';
import { HandDownCard } from './hand-down-card';
import { MilestonesCard } from './milestones-card';
import { PlanCard } from './plan-card';
import { usePlanInbox } from './plan-inbox';

export { PlanCard } from './plan-card';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function DivideView({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const plan = <PlanCard key="plan" />;
  const rest = [
    <MilestonesCard key="milestones" survey={survey} />,
    <AllocationCard key={`table ${survey.breakdown.sheet}`} survey={survey} />,
    <HandDownCard key="hand-down" survey={survey} />,
  ];
  return <div className={styles.root}>{usePlanFirst() ? [plan, ...rest] : [...rest, plan]}</div>;
}

/** Whether the plan's card comes first. After a plan was dropped, the user must see that it was read, or why it was not. */
function usePlanFirst(): boolean {
  const { file, preview } = usePlanInbox().state;
  const [isFirst, setFirst] = useState(file !== null || preview !== null);
  useEffect(() => {
    if (file !== null) setFirst(true);
  }, [file]);
  return isFirst;
}
