/**
 * Shows a message without the pane, in a small window of Office, which is the only kind of window it allows.
 */

/** Size in per cent of the screen. */
const SIZE = { height: 30, width: 28, displayInIframe: true } as const;

/**
 * Shows a message. Resolves when the user has closed it, because the runtime of a ribbon button ends with its function and closes its
 * windows (office-js-docs-pr, add-in-commands.md). If Office opens no window (because another one is open, or it is blocked), the message
 * is shown in the browser; if that is impossible too, it is lost.
 */
export function showNotice(title: string, message: string): Promise<void> {
  const page = new URL('notice.html', location.href);
  page.search = new URLSearchParams({ title, message }).toString();
  return new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(page.href, SIZE, ({ status, value: dialog }) => {
      if (status === Office.AsyncResultStatus.Failed) {
        if (opensBrowser()) Office.context.ui.openBrowserWindow(page.href);
        resolve();
        return;
      }
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
        resolve();
      });
    });
  });
}

function opensBrowser(): boolean {
  return Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1');
}
