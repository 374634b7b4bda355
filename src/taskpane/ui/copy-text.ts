/**
 * Copies text to the system clipboard from a page. `navigator.clipboard` is missing on pages without https, and refused in frames.
 * The browser's own copy command works in both, directly after a key press or a click (Clipboard API and events, section 5:
 * `document.execCommand("copy")` fires a copy event whose data the page sets).
 */

/** Texts by MIME type; other programs paste `text/plain`. */
export type ClipboardTexts = Readonly<Record<string, string>>;

/** Copies synchronously with the browser's copy command. Returns false if the browser does not allow it; the clipboard is then unchanged. */
export function copyNow(texts: ClipboardTexts): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  // The copy command works only while something is selected.
  field.value = ' ';
  field.setAttribute('aria-hidden', 'true');
  Object.assign(field.style, { position: 'fixed', top: '0', left: '0', opacity: '0', pointerEvents: 'none' });
  document.body.append(field);
  let isSet = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(texts)) event.clipboardData?.setData(type, text);
    isSet = event.clipboardData !== null;
  };
  window.addEventListener('copy', onCopy, true);
  try {
    field.focus({ preventScroll: true });
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on pages without https
    return document.execCommand('copy') && isSet;
  } catch {
    return false;
  } finally {
    window.removeEventListener('copy', onCopy, true);
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

/** Copies text in any way the browser allows; returns false if it allows none. */
export async function copyText(text: string): Promise<boolean> {
  if (copyNow({ 'text/plain': text })) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
