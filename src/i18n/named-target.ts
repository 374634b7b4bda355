/** A heading with the word for a task, before its unit of measure: 新增就业（人） → 新增就业任务数（人）. */
export function namedTarget(heading: string): string {
  const at = heading.search(/[（([【][^（([【]*$/);
  return at < 0 ? `${heading}任务数` : `${heading.slice(0, at)}任务数${heading.slice(at)}`;
}
