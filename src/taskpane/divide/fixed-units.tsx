/**
 * Units whose target is given: they keep it whatever the others get.
 */
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { unitKey } from '../../domain/table/breakdown';
import { DismissIcon } from '../ui/icons';
import { useTextStyles } from '../ui/text-styles';
import { count } from '../../i18n/numbers';
import { figureOf, type FormProps } from './division-form';
import { useDivideWords } from './divide-words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: { display: 'grid', gridTemplateColumns: '3fr 2fr auto', gap: tokens.spacingHorizontalS },
  box: { minWidth: 0 },
  /** Narrower than Fluent's 96 px: the fields beside it need the room in a pane of 320 px. */
  give: { minWidth: 'auto' },
  given: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1 },
});

/** So many names are offered while typing; others can be typed. */
const MOST_OFFERED = 200;

export function FixedUnits({ survey, form, change }: FormProps & { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  const id = useId();
  const [unit, setUnit] = useState('');
  const [target, setTarget] = useState('');
  const { units } = survey.breakdown;
  const known = unit.trim() === '' ? undefined : units.find(({ name }) => unitKey(name) === unitKey(unit));
  const figure = figureOf(target);
  return (
    <div className={styles.root} role="group" aria-labelledby={id}>
      <span id={id} className={texts.quiet}>
        {words.fixed}
      </span>
      <div className={styles.row}>
        <Input
          className={styles.box}
          input={{ list: `${id}-units`, style: { minWidth: 0, width: '100%' } }}
          value={unit}
          placeholder={words.fixedUnit}
          aria-label={words.fixedUnit}
          onChange={(_, { value }) => {
            setUnit(value);
          }}
        />
        <Input
          className={styles.box}
          input={{ style: { minWidth: 0, width: '100%' } }}
          value={target}
          inputMode="decimal"
          placeholder={words.fixedTarget}
          aria-label={words.fixedTarget}
          onChange={(_, { value }) => {
            setTarget(value);
          }}
        />
        <Button
          className={styles.give}
          disabledFocusable={!known || figure === null}
          onClick={() => {
            if (!known || figure === null) return;
            change({ fixed: [...form.fixed.filter(([name]) => name !== known.name), [known.name, figure]] });
            setUnit('');
            setTarget('');
          }}
        >
          {words.fix}
        </Button>
      </div>
      <datalist id={`${id}-units`}>
        {units.slice(0, MOST_OFFERED).map(({ name, row }) => (
          <option key={row} value={name} />
        ))}
      </datalist>
      <GivenTargets form={form} change={change} />
    </div>
  );
}

/** The units that were given a target, each to be released again. */
function GivenTargets({ form, change }: FormProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  return (
    <ul className={texts.list}>
      {form.fixed.map(([name, given]) => (
        <li key={name} className={styles.given}>
          <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{name}</span>
          <span className={mergeClasses(texts.body, texts.figure)}>{count(given)}</span>
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissIcon />}
            aria-label={words.unfix(name)}
            onClick={() => {
              change({ fixed: form.fixed.filter(([other]) => other !== name) });
            }}
          />
        </li>
      ))}
    </ul>
  );
}
