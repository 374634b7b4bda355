/**
 * The page behind the ribbon in manifests from before the pane's own page was: an office may renew the site first.
 */
import { COMMANDS } from './list';
import { pressAlone } from './ribbon-alone';

void Office.onReady(() => {
  for (const { name } of COMMANDS) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void pressAlone(name, event);
    });
  }
});
