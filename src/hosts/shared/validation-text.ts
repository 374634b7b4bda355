/**
 * The text of a validation, as long as spreadsheet programs and files take it.
 */
import type { Validation } from '../../spreadsheet/spec';

/** Characters: Excel's limits, which files and WPS share. */
const MOST_TITLE = 32;
const MOST_MESSAGE = 255;

/** Title and message for the prompt and for the error, cut where they are too long: a longer text is refused. */
export function validationText({ title, message }: Validation): Pick<Validation, 'title' | 'message'> {
  return { title: title.slice(0, MOST_TITLE), message: message.slice(0, MOST_MESSAGE) };
}
