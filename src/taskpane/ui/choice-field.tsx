/** A field with a list to choose from: a label above a select. */
import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import { useTextStyles } from './text-styles';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  box: { minWidth: 0, width: '100%' },
});

export interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly isDisabled?: boolean;
  readonly onChoose: (value: string) => void;
}

export function ChoiceField({
  label,
  value,
  options,
  isDisabled = false,
  onChoose,
}: ChoiceFieldProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={texts.quiet} htmlFor={id}>
        {label}
      </label>
      <Select
        id={id}
        className={styles.box}
        value={value}
        disabled={isDisabled}
        onChange={(_, data) => {
          onChoose(data.value);
        }}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}
