/**
 * 分解: from the plan to the units. Reading it, dividing the task, handing it down, and what is due when.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { AllocationCard } from './allocation-card';
import { HandDownCard } from './hand-down-card';
import { MilestonesCard } from './milestones-card';
import { PlanCard } from './plan-card';

export { PlanCard } from './plan-card';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function DivideView({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <MilestonesCard survey={survey} />
      <AllocationCard key={survey.breakdown.sheet} survey={survey} />
      <HandDownCard survey={survey} />
      <PlanCard />
    </div>
  );
}
