/**
 * The page behind the ribbon for old manifests, in which the ribbon had a page of its own. An office may update the site before the
 * manifest.
 */
import { COMMANDS } from './list';
import { runButtonWithoutPane } from './ribbon-alone';

void Office.onReady(() => {
  for (const { name } of COMMANDS) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void runButtonWithoutPane(name, event);
    });
  }
});
