/** The settings that users change most. Each is written to its cell on the 参数 sheet as soon as it is chosen. */
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState, type ReactElement } from 'react';
import type { SettingChange } from '../../actions/change-setting';
import type { Survey } from '../../actions/survey';
import type { ReturnKind } from '../../domain/ledger';
import { cutOffOf } from '../../actions/parts/indicator-survey';
import { monthsOf } from '../../domain/campaign/campaign';
import { ConvertDialog } from './convert-dialog';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { ChoiceField } from '../ui/choice-field';
import { useWords } from '../ui/words';

/** The upper limit of the 参数 sheet: 1000%. */
const MOST_PERCENT = 1000;

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  error: { color: tokens.colorStatusDangerForeground1 },
  unsettled: { alignSelf: 'flex-start' },
});

export function SettingFields({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const words = pane.settings;
  const { indicators } = survey;
  // The settings of the sheet, whichever indicator is shown.
  const { campaign } = survey.settings;
  const { run, isBusy } = useCurrentSession();
  const set = (change: SettingChange): void => {
    run({ kind: 'change-setting', change });
  };
  const automatic = cutOffOf({ ...campaign, cutOffMonth: null }, indicators);
  return (
    <div className={mergeClasses(texts.card, styles.card)}>
      <GrowthGoal survey={survey} />
      <ChoiceField
        isDisabled={isBusy}
        label={words.cutOff}
        value={String(campaign.cutOffMonth ?? '')}
        options={[
          ['', words.automatic(automatic)],
          ...monthsOf(campaign).map((month) => [String(month), pane.month(month)] as const),
        ]}
        onChoose={(value) => {
          set({ setting: 'cutOffMonth', value: value === '' ? null : Number(value) });
        }}
      />
      <ChoiceField
        isDisabled={isBusy}
        label={words.sharedMonth}
        value={campaign.sharedMonth}
        options={[
          ['earlier', words.sharedMonthWords.earlier],
          ['later', words.sharedMonthWords.later],
        ]}
        onChoose={(value) => {
          set({ setting: 'sharedMonth', value: value === 'later' ? 'later' : 'earlier' });
        }}
      />
      <ReturnKindChoice survey={survey} />
      <ChoiceField
        isDisabled={isBusy}
        label={words.order}
        value={campaign.order}
        options={[
          ['table', words.orderWords.table],
          ['rank', words.orderWords.rank],
        ]}
        onChoose={(value) => {
          set({ setting: 'order', value: value === 'rank' ? 'rank' : 'table' });
        }}
      />
      <p className={texts.quiet}>{words.remake}</p>
    </div>
  );
}

/** The choice between 当月新增 and 累计. With a ledger, the user is asked whether to convert its figures. */
function ReturnKindChoice({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const { pane } = useWords();
  const { run, isBusy } = useCurrentSession();
  const words = pane.settings;
  // 月报口径 was changed on the sheet, and the user has not yet decided how the ledger's figures are treated.
  const isUnsettled = survey.findings.some((finding) => finding.code === 'return-kind-differs');
  const [question, setQuestion] = useState<{ readonly to: ReturnKind; readonly isOpen: boolean } | null>(
    null,
  );
  const ask = (to: ReturnKind): void => {
    setQuestion({ to, isOpen: true });
  };
  return (
    <>
      <ChoiceField
        isDisabled={isBusy}
        label={words.returnKind}
        value={survey.campaign.returnKind}
        options={[
          ['monthly', words.returnKindWords.monthly],
          ['cumulative', words.returnKindWords.cumulative],
        ]}
        onChoose={(value) => {
          const to = value === 'cumulative' ? 'cumulative' : 'monthly';
          if (survey.ledger) ask(to);
          else run({ kind: 'change-setting', change: { setting: 'returnKind', value: to } });
        }}
      />
      {isUnsettled && (
        <Button
          size="small"
          className={styles.unsettled}
          disabledFocusable={isBusy}
          onClick={() => {
            ask(survey.campaign.returnKind);
          }}
        >
          {words.convertLedger}
        </Button>
      )}
      {survey.ledger && question && (
        <ConvertDialog
          to={question.to}
          ledger={survey.ledger.ledger}
          isOpen={question.isOpen}
          onAnswer={(answer) => {
            setQuestion({ ...question, isOpen: false });
            if (answer === 'leave') return;
            run({ kind: 'convert-ledger', to: question.to, keepsFigures: answer === 'relabel' });
          }}
        />
      )}
    </>
  );
}

/** The growth goal in per cent; empty for no goal. A valid entry is taken on Enter or when the field loses focus. */
function GrowthGoal({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { isBusy, run } = useCurrentSession();
  const id = useId();
  const { growthGoal } = survey.campaign;
  const inForce = growthGoal === null ? '' : percentText(growthGoal);
  const [text, setText] = useState(inForce);
  useEffect(() => {
    setText(inForce);
  }, [inForce]);
  const isEmpty = text.trim() === '';
  const goal = goalOf(text);
  const isBad = goal === null && !isEmpty;
  const take = (): void => {
    if (isBad || (goal === null ? '' : percentText(goal)) === inForce) return;
    run({ kind: 'change-setting', change: { setting: 'growthGoal', value: goal } });
  };
  return (
    <div className={styles.field}>
      <label className={texts.quiet} htmlFor={id}>
        {pane.settings.growthGoal}
      </label>
      <Input
        id={id}
        value={text}
        inputMode="decimal"
        contentAfter="%"
        className={texts.figure}
        disabled={isBusy}
        aria-invalid={isBad}
        {...(isBad || isEmpty ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(_, { value }) => {
          setText(value);
        }}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
      {isBad && (
        <span id={`${id}-hint`} role="alert" className={mergeClasses(texts.quiet, styles.error)}>
          {pane.settings.growthGoalBad}
        </span>
      )}
      {isEmpty && (
        <span id={`${id}-hint`} className={texts.quiet}>
          {pane.settings.growthGoalNone}
        </span>
      )}
    </div>
  );
}

/** A ratio in per cent: 0.125 → `12.5`. */
function percentText(ratio: number): string {
  return String(Math.round(ratio * 1e4) / 100);
}

/** A percentage as a ratio: `12.5`, `１２.５％` → 0.125; null for a text that is no valid goal. */
function goalOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/%/g, '').trim();
  const percent = plain === '' ? NaN : Number(plain);
  return percent >= 0 && percent <= MOST_PERCENT ? Math.round(percent * 100) / 1e4 : null;
}
