/** The items read from a plan: each with its sentence, the heading above it, a checkbox, and a value that can be edited. */
import { Button, Checkbox, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import { start, type Started } from '../../actions/start';
import { itemWithText, planWithChoices, type PlanChoice } from '../../domain/plan/chosen-items';
import { Banner } from '../ui/banner';
import { CommandButton } from '../ui/command-button';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useDivideWords, usePlanWords } from './divide-words';
import { usePlanInbox, type PlanPreview } from './plan-inbox';
import { useCurrentSession } from '../session/session-context';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  together: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  tick: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  /** English labels are lower-case in the messages, because they also occur within sentences. */
  label: { '::first-letter': { textTransform: 'uppercase' } },
  sentence: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  error: { color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function PlanPreviewList({ preview }: { preview: PlanPreview }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().plan;
  const planWords = usePlanWords();
  const { inbox } = usePlanInbox();
  const id = useId();
  const { plan, units, choices } = preview;
  const chosen = planWithChoices(plan, choices);
  const change = (index: number, changed: Partial<PlanChoice>): void => {
    const next = choices.map((choice, at) => (at === index ? { ...choice, ...changed } : choice));
    inbox.set({ preview: { ...preview, choices: next } });
  };
  const { shown, more } = useShowMore(choices);
  const started = start(preview.document, chosen ?? plan);
  return (
    <>
      <p className={texts.body} role="status">
        {words.found({ items: plan.items.length, units })}
      </p>
      <p className={texts.quiet}>{words.checkHint}</p>
      <ul className={mergeClasses(texts.list, styles.list)}>
        {bySentence(shown).map(({ first, choices: together }) => (
          <li key={first} className={styles.together}>
            {together.map((choice, at) => (
              <Choice
                key={at}
                choice={choice}
                sentenceId={`${id}-${first}`}
                isUnclear={plan.contradictions.some(({ key }) => key === choice.item.key)}
                onChange={(changed) => {
                  change(first + at, changed);
                }}
              />
            ))}
            <Sentence id={`${id}-${first}`} choice={together[0]} />
          </li>
        ))}
      </ul>
      {more}
      {chosen && chosen.missing.length > 0 && (
        <p className={texts.quiet}>{words.missing(chosen.missing.map((key) => planWords.key(key)))}</p>
      )}
      {started.differences.length > 0 && (
        <Banner kind="info" title={words.differences}>
          {started.differences.map((difference, index) => (
            <p key={index} className={mergeClasses(texts.body, texts.wrap)}>
              {planWords.difference(difference)}
            </p>
          ))}
        </Banner>
      )}
      <PreviewActions book={started.book} isPossible={chosen !== null} />
    </>
  );
}

interface ActionsProps {
  readonly book: Started['book'];
  /** Whether the plan can be used; false while a ticked item has an invalid value. */
  readonly isPossible: boolean;
}

function PreviewActions({ book, isPossible }: ActionsProps): ReactElement {
  const styles = useStyles();
  const words = useDivideWords().plan;
  const { inbox } = usePlanInbox();
  const { opensBooks } = useCurrentSession();
  return (
    <div className={styles.actions}>
      <CommandButton command={{ kind: 'start-plan', book }} appearance="primary" isUnavailable={!isPossible}>
        {opensBooks ? words.makeBook : words.make}
      </CommandButton>
      <Button
        onClick={() => {
          inbox.set({ preview: null });
        }}
      >
        {words.discard}
      </Button>
    </div>
  );
}

interface Together {
  /** The index of the group's first choice among all choices. */
  readonly first: number;
  readonly choices: readonly PlanChoice[];
}

/** Groups neighbouring items that were read from the same sentence, so that the sentence is shown once. */
function bySentence(choices: readonly PlanChoice[]): Together[] {
  const groups: { first: number; choices: PlanChoice[] }[] = [];
  for (const [index, choice] of choices.entries()) {
    const group = groups[groups.length - 1];
    const before = group?.choices[0]?.item;
    if (group && before?.sentence === choice.item.sentence && before.place === choice.item.place) {
      group.choices.push(choice);
    } else groups.push({ first: index, choices: [choice] });
  }
  return groups;
}

function Sentence({ id, choice }: { id: string; choice: PlanChoice | undefined }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  if (!choice) return null;
  const { sentence, place } = choice.item;
  return (
    <p id={id} className={mergeClasses(texts.quiet, texts.wrap, styles.sentence)}>
      {sentence}
      {place !== '' && `（${place}）`}
    </p>
  );
}

interface ChoiceProps {
  readonly choice: PlanChoice;
  readonly sentenceId: string;
  readonly isUnclear: boolean;
  readonly onChange: (changed: Partial<PlanChoice>) => void;
}

function Choice({ choice, sentenceId, isUnclear, onChange }: ChoiceProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().plan;
  const planWords = usePlanWords();
  const { item, isTaken, text } = choice;
  const label = planWords.key(item.key);
  const isBad = isTaken && itemWithText(item, text) === null;
  return (
    <div className={styles.item}>
      <Checkbox
        className={styles.tick}
        label={{
          className: styles.label,
          children: isUnclear ? `${label}（${words.unclear}）` : label,
        }}
        aria-label={words.take(`${label} ${text}`)}
        checked={isTaken}
        onChange={(_, { checked }) => {
          onChange({ isTaken: checked === true });
        }}
      />
      <Input
        value={text}
        size="small"
        aria-label={words.value(label)}
        aria-describedby={sentenceId}
        aria-invalid={isBad}
        disabled={!isTaken}
        onChange={(_, { value }) => {
          onChange({ text: value });
        }}
      />
      {isBad && (
        <span role="alert" className={mergeClasses(texts.quiet, styles.error)}>
          {words.bad}
        </span>
      )}
    </div>
  );
}
