/**
 * Says something without the pane: a small window of Office's own, since it allows no other.
 */

/** Per cent of the screen. */
const SIZE = { height: 30, width: 28, displayInIframe: true } as const;

/**
 * Shows a message; resolves when the user has closed it, since a function's runtime ends with the function and takes its windows along
 * (office-js-docs-pr, add-in-commands.md). Where a window is refused (one is open, it is blocked) the browser shows it, and where it can't
 * there is nobody to tell.
 */
export function tell(title: string, message: string): Promise<void> {
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
