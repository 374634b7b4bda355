/** Rules for single units: a fixed target, or bounds in addition to those for all units. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { unitKey, type Unit } from '../../domain/table/breakdown';
import { ChoiceField } from '../ui/choice-field';
import { DismissIcon } from '../ui/icons';
import { useTextStyles } from '../ui/text-styles';
import { count } from '../../i18n/numbers';
import { figureOf, isGrowth, RULE_KINDS, withRule, type FormProps, type RuleKind } from './division-form';
import { TextField } from './text-field';
import { useDivideWords } from './divide-words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  fields: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  /** Aligned with the inputs below their labels, even when a message is shown below the inputs. */
  add: {
    marginTop: `calc(${tokens.lineHeightBase200} + ${tokens.spacingVerticalXXS})`,
    minWidth: 'auto',
    alignSelf: 'start',
  },
  rule: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1 },
});

/** The most names that are suggested while typing; other names can be typed in full. */
const MOST_OFFERED = 200;

export function UnitRules({ survey, form, change }: FormProps & { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  const id = useId();
  return (
    <div className={styles.root} role="group" aria-labelledby={id}>
      <span id={id} className={texts.quiet}>
        {words.rules}
      </span>
      <NewRule survey={survey} form={form} change={change} />
      <Rules form={form} change={change} />
    </div>
  );
}

function NewRule({ survey, form, change }: FormProps & { survey: Survey }): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const id = useId();
  const [unit, setUnit] = useState('');
  const [kind, setKind] = useState<RuleKind>('fixed');
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const { units, columns } = survey.whole.breakdown;
  const known = unitNamed(units, unit);
  const figure = figureOf(text);
  const kinds = RULE_KINDS.filter((candidate) => columns.baseline !== null || !isGrowth(candidate));
  const add = (): void => {
    setTried(!known || figure === null);
    if (!known || figure === null) return;
    change({ rules: withRule(form.rules, { unit: known.name, kind, figure }) });
    setUnit('');
    setText('');
  };
  return (
    <div className={styles.fields}>
      <TextField
        label={words.ruleUnit}
        value={unit}
        list={`${id}-units`}
        isBad={isTried && !known}
        problem={words.noUnit}
        onChange={setUnit}
      />
      <ChoiceField
        label={words.ruleKind}
        value={kind}
        options={kinds.map((candidate) => [candidate, words.ruleKinds[candidate]] as const)}
        onChoose={(chosen) => {
          setKind(kinds.find((candidate) => candidate === chosen) ?? 'fixed');
        }}
      />
      <TextField
        label={words.ruleFigure}
        value={text}
        unit={isGrowth(kind) ? '%' : ''}
        isBad={isTried && figure === null}
        onChange={setText}
      />
      <Button className={styles.add} onClick={add}>
        {words.addRule}
      </Button>
      <datalist id={`${id}-units`}>
        {units.slice(0, MOST_OFFERED).map(({ name, row }) => (
          <option key={row} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function unitNamed(units: readonly Unit[], name: string): Unit | undefined {
  return name.trim() === '' ? undefined : units.find((unit) => unitKey(unit.name) === unitKey(name));
}

/** The list of rules, each with a button to remove it. */
function Rules({ form, change }: FormProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  return (
    <ul className={texts.list}>
      {form.rules.map((rule) => {
        const { unit, kind, figure } = rule;
        const said = `${words.ruleKinds[kind]} ${count(figure)}${isGrowth(kind) ? '%' : ''}`;
        return (
          <li key={`${unit} ${kind}`} className={styles.rule}>
            <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{unit}</span>
            <span className={mergeClasses(texts.body, texts.figure)}>{said}</span>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissIcon />}
              aria-label={words.removeRule(unit, said)}
              onClick={() => {
                change({ rules: form.rules.filter((other) => other !== rule) });
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
