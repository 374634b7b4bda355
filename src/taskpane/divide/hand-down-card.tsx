/**
 * 任务再分解: a workbook for each unit.
 */
import type { ReactElement } from 'react';
import { handedDownNames } from '../../actions/hand-down';
import type { Survey } from '../../actions/survey';
import { UnitFilesCard } from '../ui/unit-files-card';
import { useDivideWords } from './divide-words';

export function HandDownCard({ survey }: { survey: Survey }): ReactElement {
  return (
    <UnitFilesCard
      words={useDivideWords().handDown}
      make={{ kind: 'hand-down' }}
      files={() => handedDownNames(survey.breakdown)}
      open={(fileName) => ({ kind: 'open-handed-down', fileName })}
    />
  );
}
