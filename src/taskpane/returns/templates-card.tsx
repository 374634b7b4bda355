/**
 * 填报模板: one workbook per unit, to send out.
 */
import type { ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { templateFileNames } from '../../sheets/returns/template-file-names';
import { UnitFilesCard } from '../ui/unit-files-card';
import { useReturnWords } from './return-words';

export function TemplatesCard({ survey }: { survey: Survey }): ReactElement {
  const { pane } = useReturnWords();
  return (
    <UnitFilesCard
      words={{
        heading: pane.templatesHeading,
        hint: pane.templatesHint,
        make: pane.makeTemplates,
        openHint: pane.openTemplateHint,
        unit: pane.chooseUnit,
        open: pane.openTemplate,
      }}
      make={{ kind: 'save-templates' }}
      files={() => templateFileNames(survey.whole.breakdown.units)}
      open={(fileName) => ({ kind: 'open-template', fileName })}
    />
  );
}
