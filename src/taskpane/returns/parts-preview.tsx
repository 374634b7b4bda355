/** A preview of how units divide the tasks handed down to them, before the divisions are written to 下级分解: each with a checkbox and its mismatches. */
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { partsKey } from '../../actions/collect';
import type { PlannedParts } from '../../domain/hand-down/planned-parts';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useInbox } from './inbox-context';
import { useReturnWords } from './return-words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  tick: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  refused: { color: tokens.colorStatusDangerForeground1 },
});

/** The divisions that will be taken. */
export function chosenParts(
  parts: readonly PlannedParts[],
  flipped: ReadonlySet<string>,
): readonly PlannedParts[] {
  return parts.filter(
    (unitParts) =>
      (unitParts.state === 'new' || unitParts.state === 'changed') && !flipped.has(partsKey(unitParts)),
  );
}

export function PartsPreview({ parts }: { parts: readonly PlannedParts[] }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useReturnWords();
  const { inbox, state } = useInbox();
  const { shown, more } = useShowMore(parts);
  if (parts.length === 0) return null;
  return (
    <section className={styles.root}>
      <h4 className={texts.heading}>{words.pane.partsHeading}</h4>
      <ul className={texts.list}>
        {shown.map((unitParts) => (
          <li key={partsKey(unitParts)}>
            {unitParts.refusal ? (
              <p className={mergeClasses(texts.body, texts.wrap, styles.refused)}>
                {`${unitParts.unit}：${words.partsRefusal(unitParts.refusal)}`}
              </p>
            ) : (
              <Checkbox
                className={styles.tick}
                label={words.parts(unitParts).trim()}
                checked={unitParts.state !== 'same' && !state.flipped.has(partsKey(unitParts))}
                disabled={unitParts.state === 'same'}
                onChange={() => {
                  inbox.flip(partsKey(unitParts));
                }}
              />
            )}
            <p className={mergeClasses(texts.quiet, texts.wrap)}>{unitParts.fileName}</p>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
