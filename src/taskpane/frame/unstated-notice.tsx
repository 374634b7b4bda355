/** What the table does not state, and what applies instead; shown until there is a settings sheet. */
import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { unstatedLines } from '../../i18n/origin-lines';
import { Banner } from '../ui/banner';
import { useWords } from '../ui/words';

const useStyles = makeStyles({ list: { margin: 0, paddingLeft: '1.2em' } });

export function UnstatedNotice({ survey }: { survey: Survey }): ReactElement | null {
  const styles = useStyles();
  const { pane, messages } = useWords();
  const [isRead, setRead] = useState(false);
  const lines = unstatedLines(survey, messages);
  if (isRead || survey.settings.home !== null || lines.length === 0) return null;
  return (
    <Banner
      kind="info"
      title={pane.settings.unstatedTitle}
      onDismiss={() => {
        setRead(true);
      }}
    >
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Banner>
  );
}
