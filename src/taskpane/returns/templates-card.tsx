/**
 * 填报模板: one workbook a unit, to send out; as one .zip, or one by one where the pane can't save files.
 */
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { templateFileNames } from '../../sheets/returns/template-file-names';
import { CommandButton } from '../ui/command-button';
import { useReturnWords } from './return-words';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  field: { alignSelf: 'stretch', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

export function TemplatesCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const { canSave } = useCurrentSession();
  const id = useId();
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {pane.templatesHeading}
      </h3>
      <p className={texts.quiet}>{canSave ? pane.templatesHint : pane.openTemplateHint}</p>
      {canSave ? (
        <CommandButton command={{ kind: 'save-templates' }}>{pane.makeTemplates}</CommandButton>
      ) : (
        <OneTemplate survey={survey} />
      )}
    </section>
  );
}

function OneTemplate({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const id = useId();
  const names = templateFileNames(survey.breakdown.units);
  const [chosen, setChosen] = useState<string | null>(null);
  const fileName = chosen ?? names[0]?.fileName ?? '';
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id} className={texts.quiet}>
          {pane.chooseUnit}
        </label>
        <Select
          id={id}
          value={fileName}
          onChange={(_, { value }) => {
            setChosen(value);
          }}
        >
          {names.map((name) => (
            <option key={name.fileName} value={name.fileName}>
              {name.unit.name}
            </option>
          ))}
        </Select>
      </div>
      <CommandButton command={{ kind: 'open-template', fileName }}>{pane.openTemplate}</CommandButton>
    </>
  );
}
