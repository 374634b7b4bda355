/**
 * Parts of the pane that are loaded late. If a part can't be loaded, it says so and offers to try again. It also tries by itself,
 * and appears when the server is back. Everything else works meanwhile.
 */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType, type ReactElement } from 'react';
import { failureOf } from '../../actions/parts/failure';
import { Banner } from '../ui/banner';
import type { Late } from './late';
import { useWords } from '../ui/words';

/** Milliseconds between automatic tries. */
const TRY_AGAIN_MS = 5000;

const useStyles = makeStyles({ loading: { padding: tokens.spacingVerticalXXL } });

/**
 * A component that loads the real one when it is first shown.
 * @param partOf finds the real one in the loaded module
 */
export function latePart<Module, Props extends object>(
  late: Late<Module>,
  partOf: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  return function LatePart(props: Props): ReactElement {
    const styles = useStyles();
    const { pane } = useWords();
    const { error, retry } = useLoading(late);
    if (late.now !== null) {
      const Part = partOf(late.now);
      return <Part {...props} />;
    }
    if (error !== null) return <PartFailure error={error} retry={retry} />;
    return <Spinner className={styles.loading} size="small" label={pane.working} />;
  };
}

/**
 * Loads a part, keeps trying, and draws again when it has come. The effect compares with what was drawn, not with what is loaded
 * by then: a part that was loaded ahead in between has not been drawn yet.
 */
function useLoading<Module>(late: Late<Module>): { readonly error: unknown; readonly retry: () => void } {
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const retry = (): void => {
    setTries((before) => before + 1);
  };
  const isThere = late.now !== null;
  useEffect(() => {
    if (isThere) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    late.get().then(
      () => {
        if (isShown) retry();
      },
      (reason: unknown) => {
        if (!isShown) return;
        setError(reason);
        timer = setTimeout(retry, TRY_AGAIN_MS);
      },
    );
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [late, tries, isThere]);
  return { error, retry };
}

/** Says that a part could not be loaded, and offers to try again. */
export function PartFailure({ error, retry }: { error: unknown; retry: () => void }): ReactElement {
  const { pane, messages } = useWords();
  const { code, details } = failureOf(error);
  return (
    <Banner
      kind="error"
      title={pane.partFailed}
      action={
        <Button size="small" onClick={retry}>
          {pane.actions.retry}
        </Button>
      }
    >
      {messages.failure(code, { path: pane.actions.workbook, ...details })}
    </Banner>
  );
}
