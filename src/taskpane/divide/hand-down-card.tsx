/** 任务再分解: makes a workbook for each unit. */
import type { ReactElement } from 'react';
import { handedDownNames } from '../../actions/hand-down';
import { tableBlocks } from '../../actions/parts/indicator-survey';
import type { Survey } from '../../actions/survey';
import { UnitFilesCard } from '../ui/unit-files-card';
import { useDivideWords } from './divide-words';

export function HandDownCard({ survey }: { survey: Survey }): ReactElement {
  return (
    <UnitFilesCard
      words={useDivideWords().handDown}
      make={{ kind: 'hand-down' }}
      files={() => handedDownNames(tableBlocks(survey))}
      open={(fileName) => ({ kind: 'open-handed-down', fileName })}
    />
  );
}
