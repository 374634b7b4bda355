/** A card that makes a file for each unit: all files as one .zip, or one at a time where the pane can't save files. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { Command } from '../session/command';
import { useCurrentSession } from '../session/session-context';
import { ChoiceField } from './choice-field';
import { CommandButton } from './command-button';
import { useTextStyles } from './text-styles';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  choice: { alignSelf: 'stretch' },
});

interface UnitFile {
  readonly unit: { readonly name: string };
  readonly fileName: string;
}

export interface UnitFilesProps {
  readonly words: {
    readonly heading: string;
    readonly hint: string;
    readonly make: string;
    /** The hint shown where files are opened one at a time. */
    readonly openHint: string;
    readonly unit: string;
    readonly open: string;
  };
  /** The command that makes the .zip. */
  readonly make: Command;
  /** Lists the files; called only where they are opened one at a time. */
  readonly files: () => readonly UnitFile[];
  readonly open: (fileName: string) => Command;
}

export function UnitFilesCard(props: UnitFilesProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { canSave } = useCurrentSession();
  const id = useId();
  const { words, make } = props;
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {words.heading}
      </h3>
      <p className={texts.quiet}>{canSave ? words.hint : words.openHint}</p>
      {canSave ? <CommandButton command={make}>{words.make}</CommandButton> : <OneFile {...props} />}
    </section>
  );
}

function OneFile({ words, files, open }: UnitFilesProps): ReactElement {
  const styles = useStyles();
  const [chosen, setChosen] = useState<string | null>(null);
  const all = files();
  const fileName = chosen ?? all[0]?.fileName ?? '';
  return (
    <>
      <div className={styles.choice}>
        <ChoiceField
          label={words.unit}
          value={fileName}
          options={all.map((file) => [file.fileName, file.unit.name] as const)}
          onChoose={setChosen}
        />
      </div>
      <CommandButton command={open(fileName)}>{words.open}</CommandButton>
    </>
  );
}
