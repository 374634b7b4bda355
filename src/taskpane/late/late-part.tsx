/**
 * Parts of the pane that are loaded late. A part that can't be loaded says so and offers a retry. It also retries automatically,
 * and appears once the server is back. The rest of the pane keeps working.
 */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType, type ReactElement } from 'react';
import { failureOf } from '../../actions/parts/failure';
import { Banner } from '../ui/banner';
import type { Late } from './late';
import { useWords } from '../ui/words';

/** Milliseconds between automatic retries. */
const TRY_AGAIN_MS = 5000;

const useStyles = makeStyles({ loading: { padding: tokens.spacingVerticalXXL } });

/**
 * A component that loads the real component when it is first shown.
 * @param partOf finds the real component in the loaded module
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
 * Loads a part, retries after failures, and renders again once it is loaded. The effect depends on what was rendered, not on what
 * is loaded: a part that was loaded ahead in the meantime has not been rendered yet.
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

/** Says that a part could not be loaded, and offers a retry. */
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
