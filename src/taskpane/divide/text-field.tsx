/** A text field in the forms of 分解: a label above an input. */
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
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
  /** The text after the figure: `%`; '' for none. */
  readonly unit?: string;
  /** For names: the id of the datalist with suggestions. */
  readonly list?: string;
  readonly isBad: boolean;
  /** The message for an invalid entry; when left out, the message says that a figure is expected. */
  readonly problem?: string;
  readonly onChange: (text: string) => void;
}

export function TextField({
  label,
  value,
  unit = '',
  list,
  isBad,
  problem,
  onChange,
}: TextFieldProps): ReactElement {
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
        input={{ style: { minWidth: 0, width: '100%' }, ...(list === undefined ? {} : { list }) }}
        inputMode={list === undefined ? 'decimal' : 'text'}
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
          {problem ?? words.bad}
        </span>
      )}
    </div>
  );
}
