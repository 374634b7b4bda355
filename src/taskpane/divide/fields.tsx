/**
 * The fields of 分解: a label over a box.
 */
import { Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import { useTextStyles } from '../ui/text-styles';
import { useDivideWords } from './divide-words';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  box: { minWidth: 0, width: '100%' },
  error: { color: tokens.colorStatusDangerForeground1 },
});

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Behind the figure: `%`; '' for none. */
  readonly unit: string;
  readonly isBad: boolean;
  readonly onChange: (text: string) => void;
}

export function TextField({ label, value, unit, isBad, onChange }: TextFieldProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={texts.quiet} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        className={mergeClasses(styles.box, texts.figure)}
        input={{ style: { minWidth: 0, width: '100%' } }}
        inputMode="decimal"
        value={value}
        aria-invalid={isBad}
        {...(unit === '' ? {} : { contentAfter: unit })}
        {...(isBad ? { 'aria-describedby': `${id}-bad` } : {})}
        onChange={(_, data) => {
          onChange(data.value);
        }}
      />
      {isBad && (
        <span id={`${id}-bad`} role="alert" className={mergeClasses(texts.quiet, styles.error)}>
          {words.bad}
        </span>
      )}
    </div>
  );
}

export interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
}

export function ChoiceField({ label, value, options, onChoose }: ChoiceFieldProps): ReactElement {
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
