/**
 * 任务再分解: a workbook for each unit, as one .zip, or one by one where the pane can't save files.
 */
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import { handedDownNames } from '../../actions/hand-down';
import type { Survey } from '../../actions/survey';
import { CommandButton } from '../ui/command-button';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { useDivideWords } from './divide-words';

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

export function HandDownCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().handDown;
  const { canSave } = useCurrentSession();
  const id = useId();
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {words.heading}
      </h3>
      <p className={texts.quiet}>{canSave ? words.hint : words.openHint}</p>
      {canSave ? (
        <CommandButton command={{ kind: 'hand-down' }}>{words.make}</CommandButton>
      ) : (
        <OneWorkbook survey={survey} />
      )}
    </section>
  );
}

function OneWorkbook({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().handDown;
  const id = useId();
  const names = handedDownNames(survey.breakdown);
  const [chosen, setChosen] = useState<string | null>(null);
  const fileName = chosen ?? names[0]?.fileName ?? '';
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id} className={texts.quiet}>
          {words.unit}
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
      <CommandButton command={{ kind: 'open-handed-down', fileName }}>{words.open}</CommandButton>
    </>
  );
}
