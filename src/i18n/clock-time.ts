/** Formats local date and time, in the same form on every machine and in every language. */

/** `2015-06-03 09:12`, in the machine's own time zone. */
export function clockTime(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [String(moment.getFullYear()), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
