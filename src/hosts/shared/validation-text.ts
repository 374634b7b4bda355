/**
 * Cuts the text of a validation to the length that spreadsheet programs and files accept.
 */
import type { Validation } from '../../spreadsheet/spec';

/** The most characters of a title. Files and WPS have the same limits as Excel. */
const MOST_TITLE = 32;
const MOST_MESSAGE = 255;

/** Title and message for the prompt and for the error. Texts over the limits are cut, because programs refuse them. */
export function validationText({ title, message }: Validation): Pick<Validation, 'title' | 'message'> {
  return { title: title.slice(0, MOST_TITLE), message: message.slice(0, MOST_MESSAGE) };
}
