/**
 * A small window of WPS that shows a page of the add-in.
 */
import type { EtApplication } from './et';

/** In CSS pixels. */
export interface DialogSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Opens a page in a window. The user can still work in the workbook. WPS takes the size in physical pixels; the pages of wpsjs multiply by
 * `devicePixelRatio` too.
 */
export function showDialog(
  app: EtApplication,
  page: { readonly url: string; readonly title: string },
  { width, height }: DialogSize,
  pixelRatio: number,
): void {
  app.ShowDialog(
    page.url,
    page.title,
    Math.round(width * pixelRatio),
    Math.round(height * pixelRatio),
    false,
  );
}
