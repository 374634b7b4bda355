/** The methods of the scheme in view: a single method, or a weighted mix. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { lastYearColumn } from '../../actions/allocate';
import { METHODS, needsColumn } from '../../domain/allocation/method';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from './text-field';
import { figureColumns, figureOf, FIRST_METHOD, type FormProps, type MethodField } from './division-form';
import { useDivideWords } from './divide-words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  method: {
    display: 'grid',
    gridTemplateColumns: '2fr 1fr',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  wide: { gridColumn: '1 / -1' },
  /** The buttons have no border; the margin aligns their text with the fields. */
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
});

export function SchemeMethods({ survey, form, change }: FormProps & { survey: Survey }): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const { schemes, shown } = form;
  const methods = schemes[shown] ?? [];
  const setMethods = (next: readonly MethodField[]): void => {
    change({ schemes: schemes.map((scheme, index) => (index === shown ? next : scheme)) });
  };
  return (
    <div className={styles.root}>
      {methods.map((field, index) => (
        <Method
          key={index}
          survey={survey}
          field={field}
          isMixed={methods.length > 1}
          onChange={(changed) => {
            setMethods(methods.map((method, at) => (at === index ? { ...method, ...changed } : method)));
          }}
        />
      ))}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setMethods([...methods, { ...FIRST_METHOD, method: 'even' }]);
          }}
        >
          {words.mix}
        </Button>
        {methods.length > 1 && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              setMethods(methods.slice(0, -1));
            }}
          >
            {words.removeMethod}
          </Button>
        )}
      </div>
    </div>
  );
}

interface MethodProps {
  readonly survey: Survey;
  readonly field: MethodField;
  readonly isMixed: boolean;
  readonly onChange: (changed: Partial<MethodField>) => void;
}

/** The column of last year's figures as the default, if the table has one and the user chose none. */
function lastYear({ breakdown }: Survey, { column }: MethodField): Partial<MethodField> {
  return column === '' ? { column: lastYearColumn(breakdown)?.heading ?? '' } : {};
}

function Method({ survey, field, isMixed, onChange }: MethodProps): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().allocation;
  const columns = figureColumns(survey);
  const hasBaseline = survey.breakdown.columns.baseline !== null;
  const offered = METHODS.filter(
    (method) =>
      (hasBaseline || method === 'even' || method === 'last-year') &&
      (columns.length > 0 || !needsColumn(method)),
  );
  return (
    <div className={styles.method}>
      <div className={isMixed ? '' : styles.wide}>
        <ChoiceField
          label={words.method}
          value={field.method}
          options={offered.map((method) => [method, words.methods[method]] as const)}
          onChoose={(chosen) => {
            const method = offered.find((candidate) => candidate === chosen);
            if (method) onChange({ method, ...(method === 'last-year' ? lastYear(survey, field) : {}) });
          }}
        />
      </div>
      {isMixed && (
        <TextField
          label={words.weight}
          value={field.weight}
          unit=""
          isBad={!((figureOf(field.weight) ?? 0) > 0)}
          onChange={(weight) => {
            onChange({ weight });
          }}
        />
      )}
      {needsColumn(field.method) && (
        <div className={styles.wide}>
          <ChoiceField
            label={words.column}
            value={field.column}
            options={[['', words.noColumn], ...columns.map((column) => [column, column] as const)]}
            onChoose={(column) => {
              onChange({ column });
            }}
          />
        </div>
      )}
    </div>
  );
}
