/**
 * 拟定分解方案: the total, the methods and the bounds. The targets below are updated with every change. The table is not changed until a
 * scheme is adopted.
 */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { MOST_SCHEMES, ROUNDINGS } from '../../domain/allocation/allocate';
import { schemeWord } from './scheme-word';
import { CommandButton } from '../ui/command-button';
import { QuestionDialog } from '../ui/question-dialog';
import { useTextStyles } from '../ui/text-styles';
import { useCurrentSession } from '../session/session-context';
import { AllocationPreview } from './allocation-preview';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from './text-field';
import {
  FIRST_METHOD,
  isBad,
  optionsOf,
  figureOf,
  sliderMost,
  startingForm,
  type DivisionForm,
  type FormProps,
  type NumberField,
} from './division-form';
import { useDivideWords } from './divide-words';
import { useLiveDivision } from './live-division';
import { SchemeMethods } from './scheme-methods';
import { UnitRules } from './unit-rules';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  /** The browser's own slider, because Fluent's slider would enlarge the pane's initial code. */
  slider: { width: '100%', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function AllocationCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  const id = useId();
  const [form, setForm] = useState(() => startingForm(survey));
  const change = (changed: Partial<DivisionForm>): void => {
    setForm((before) => ({ ...before, ...changed }));
  };
  const options = optionsOf(form);
  const allocation = useLiveDivision(survey, options, form.shown);
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {words.heading}
      </h3>
      <p className={texts.quiet}>{words.hint}</p>
      <GoalFields survey={survey} form={form} change={change} />
      <SchemeChoice form={form} change={change} />
      <SchemeMethods survey={survey} form={form} change={change} />
      <BoundFields form={form} change={change} />
      <UnitRules survey={survey} form={form} change={change} />
      <AllocationPreview survey={survey} allocation={allocation} scheme={schemeWord(words, form.shown)} />
      <AllocationActions survey={survey} form={form} isPossible={allocation?.kind === 'allocated'} />
    </section>
  );
}

function GoalFields({ survey, form, change }: FormProps & { survey: Survey }): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const { goal } = form;
  const most = useMemo(() => sliderMost(survey, goal), [survey, goal]);
  const value = Math.min(most, figureOf(form[goal]) ?? 0);
  return (
    <div className={styles.card} style={{ padding: 0 }}>
      <div className={styles.pair}>
        <ChoiceField
          label={words.goal}
          value={goal}
          options={[
            ['total', words.byTotal],
            ...(survey.whole.breakdown.columns.baseline ? [['growth', words.byGrowth] as const] : []),
          ]}
          onChoose={(chosen) => {
            change({ goal: chosen === 'growth' ? 'growth' : 'total' });
          }}
        />
        <TextField
          label={
            goal === 'total' ? words.total(survey.whole.breakdown.columns.target.unitOfMeasure) : words.growth
          }
          value={form[goal]}
          unit={goal === 'growth' ? '%' : ''}
          isBad={isBad(form, goal)}
          onChange={(text) => {
            change({ [goal]: text });
          }}
        />
      </div>
      <input
        type="range"
        className={styles.slider}
        aria-label={words.slider}
        min={0}
        max={most}
        step={goal === 'growth' ? 0.5 : Math.max(1, Math.round(most / 400))}
        value={value}
        onInput={({ currentTarget }) => {
          change({ [goal]: currentTarget.value });
        }}
      />
    </div>
  );
}

/** Selects the scheme in view, among up to three. */
function SchemeChoice({ form, change }: FormProps): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const { schemes, shown } = form;
  return (
    <div className={styles.actions} role="group" aria-label={words.schemes}>
      {schemes.map((_, index) => (
        <Button
          key={index}
          size="small"
          appearance={index === shown ? 'primary' : 'secondary'}
          aria-pressed={index === shown}
          onClick={() => {
            change({ shown: index });
          }}
        >
          {schemeWord(words, index)}
        </Button>
      ))}
      {schemes.length < MOST_SCHEMES && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            const next = { ...FIRST_METHOD, method: schemes.length === 1 ? 'even' : 'growth' } as const;
            change({ schemes: [...schemes, [next]], shown: schemes.length });
          }}
        >
          {words.addScheme}
        </Button>
      )}
      {schemes.length > 1 && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            change({ schemes: schemes.filter((_, index) => index !== shown), shown: 0 });
          }}
        >
          {words.removeScheme}
        </Button>
      )}
    </div>
  );
}

function BoundFields({ form, change }: FormProps): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const field = (name: NumberField, label: string, unit: string): ReactElement => (
    <TextField
      label={label}
      value={form[name]}
      unit={unit}
      isBad={isBad(form, name)}
      onChange={(text) => {
        change({ [name]: text });
      }}
    />
  );
  return (
    <>
      <ChoiceField
        label={words.rounding}
        value={String(form.rounding)}
        options={ROUNDINGS.map((step) => [String(step), String(step)] as const)}
        onChoose={(chosen) => {
          change({ rounding: ROUNDINGS.find((step) => String(step) === chosen) ?? 1 });
        }}
      />
      <div className={styles.pair} role="group" aria-label={words.bounds}>
        {field('least', words.least, '')}
        {field('most', words.most, '')}
        {field('growthFrom', words.growthFrom, '%')}
        {field('growthTo', words.growthTo, '%')}
      </div>
    </>
  );
}

function AllocationActions({
  survey,
  form,
  isPossible,
}: {
  readonly survey: Survey;
  readonly form: DivisionForm;
  readonly isPossible: boolean;
}): ReactElement | null {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const { run, isBusy } = useCurrentSession();
  const [isAsked, setAsked] = useState(false);
  /** Whether a question was ever shown. The dialog is mounted only then, because a closed dialog leaves focus stops on the page. */
  const [wasAsked, setWasAsked] = useState(false);
  const options = optionsOf(form);
  const scheme = schemeWord(words, form.shown);
  if (!options) return null;
  return (
    <div className={styles.actions}>
      <Button
        appearance="primary"
        disabledFocusable={!isPossible || isBusy}
        onClick={() => {
          setWasAsked(true);
          setAsked(true);
        }}
      >
        {words.adopt(scheme)}
      </Button>
      <CommandButton command={{ kind: 'allocate', options }} isUnavailable={!isPossible}>
        {words.make}
      </CommandButton>
      {wasAsked && (
        <QuestionDialog<'yes' | 'no'>
          title={words.adoptTitle}
          text={words.adoptText(scheme, survey.whole.breakdown.units.length)}
          isOpen={isAsked}
          answers={[
            { answer: 'yes', label: words.adoptYes },
            { answer: 'no', label: words.adoptNo },
          ]}
          onAnswer={(answer) => {
            setAsked(false);
            if (answer === 'yes') run({ kind: 'allocate', options: { ...options, adopt: form.shown } });
          }}
        />
      )}
    </div>
  );
}
