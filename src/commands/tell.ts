/**
 * Says something without the pane: a small window of Office's own, since it allows no other.
 */

/** Per cent of the screen. */
const SIZE = { height: 30, width: 28, displayInIframe: true } as const;

/** Shows a message until the user closes it. Where no window can be opened there is nobody to tell. */
export function tell(title: string, message: string): Promise<void> {
  const page = new URL('notice.html', location.href);
  page.search = new URLSearchParams({ title, message }).toString();
  return new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(page.href, SIZE, () => {
      resolve();
    });
  });
}
