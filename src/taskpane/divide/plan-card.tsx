/** 读方案: reads a plan, pasted as text or picked as a file, and shows each item before any sheet is made. */
import { Button, makeStyles, mergeClasses, Spinner, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { unitsOf } from '../../actions/start';
import { choicesOf } from '../../domain/plan/chosen-items';
import { readPlan } from '../../domain/plan/read-plan';
import { failureOf } from '../../actions/parts/failure';
import type { DroppedFile } from '../returns/returns-inbox';
import { Banner } from '../ui/banner';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';
import { useDivideWords } from './divide-words';
import { usePlanInbox } from './plan-inbox';
import { PlanPreviewList } from './plan-preview';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A file name for pasted text: the reader recognises the kind of a document by its name. */
const PASTED = '方案.txt';

export function PlanCard(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().plan;
  const id = useId();
  const { state } = usePlanInbox();
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {words.heading}
      </h3>
      {state.preview ? <PlanPreviewList preview={state.preview} /> : <PlanSource />}
    </section>
  );
}

function PlanSource(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().plan;
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { isReading, failure, read } = useReading();
  const id = useId();
  return (
    <>
      <p className={texts.quiet}>{words.hint}</p>
      <label className={texts.quiet} htmlFor={id}>
        {words.pasteLabel}
      </label>
      <Textarea
        id={id}
        value={text}
        rows={4}
        resize="vertical"
        placeholder={words.pastePlaceholder}
        onChange={(_, { value }) => {
          setText(value);
        }}
      />
      <div className={styles.actions}>
        <Button
          disabledFocusable={isReading || text.trim() === ''}
          onClick={() => {
            const bytes = new TextEncoder().encode(text);
            read({ name: PASTED, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) });
          }}
        >
          {words.read}
        </Button>
        <Button disabledFocusable={isReading} onClick={() => input.current?.click()}>
          {words.chooseFile}
        </Button>
        {isReading && <Spinner size="tiny" label={words.reading} />}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.docm,.txt,.md,.html,.htm"
        aria-label={words.chooseFile}
        onChange={({ currentTarget }) => {
          const [file] = Array.from(currentTarget.files ?? []);
          // Without this reset, choosing the same file again would fire no event.
          currentTarget.value = '';
          if (file) read(file);
        }}
      />
      {failure !== null && (
        <Banner kind="error" title={words.heading}>
          {failure}
        </Banner>
      )}
    </>
  );
}

/** Reads a plan that was chosen on this card or dropped anywhere on the pane. */
function useReading(): {
  readonly isReading: boolean;
  readonly failure: string | null;
  readonly read: (file: DroppedFile) => void;
} {
  const words = useDivideWords().plan;
  const { messages } = useWords();
  const { inbox, state } = usePlanInbox();
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const read = useCallback(
    (file: DroppedFile) => {
      const engine = inbox.startEngine();
      setReading(true);
      setFailure(null);
      file
        .arrayBuffer()
        .then((buffer) => engine.readPlan(file.name, new Uint8Array(buffer)))
        .then((document) => {
          if (typeof document === 'string') {
            setFailure(words.problem(document, file.name));
            return;
          }
          const plan = readPlan(document);
          inbox.set({ preview: { document, plan, units: unitsOf(document), choices: choicesOf(plan) } });
        })
        .catch((error: unknown) => {
          const { code, details } = failureOf(error);
          setFailure(messages.failure(code, { path: file.name, ...details }));
        })
        .finally(() => {
          engine.close();
          setReading(false);
        });
    },
    [inbox, words, messages],
  );
  const { file } = state;
  useEffect(() => {
    if (!file) return;
    inbox.set({ file: null });
    read(file);
  }, [file, inbox, read]);
  return { isReading, failure, read };
}
