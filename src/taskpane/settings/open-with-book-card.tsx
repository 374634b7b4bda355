/** The setting whether the pane opens with this workbook. */
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';
import type { OpenWithBook } from './open-with-book-context';

const useStyles = makeStyles({
  card: { padding: tokens.spacingHorizontalM },
  box: { margin: `calc(-1 * ${tokens.spacingVerticalS}) calc(-1 * ${tokens.spacingHorizontalS}) 0` },
});

export function OpenWithBookCard({ openWithBook }: { openWithBook: OpenWithBook }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const [isOn, setOn] = useState(openWithBook.isOn());
  const [isRefused, setRefused] = useState(false);
  const set = async (wanted: boolean): Promise<void> => {
    setOn(wanted);
    const isNoted = await openWithBook.set(wanted);
    setRefused(!isNoted);
    if (!isNoted) setOn(openWithBook.isOn());
  };
  const words = pane.settings.openWithBook;
  return (
    <section className={mergeClasses(texts.card, styles.card)}>
      <div className={styles.box}>
        <Checkbox
          label={words.label}
          checked={isOn}
          onChange={(_, { checked }) => {
            void set(checked === true);
          }}
        />
      </div>
      <p className={mergeClasses(texts.quiet, texts.wrap)} role="status">
        {isRefused ? words.refused : words.hint}
      </p>
    </section>
  );
}
