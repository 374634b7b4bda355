/**
 * The document setting that makes Excel open the pane with this workbook. Excel saves it in the workbook. The pane is the one whose
 * TaskpaneId in manifest.xml has the same name; users without the add-in see nothing of it (office-js-docs-pr,
 * automatically-open-a-task-pane-with-a-document.md).
 */
const SETTING = 'Office.AutoShowTaskpaneWithDocument';

/** Whether this Excel supports the setting. */
export function canOpenWithBook(): boolean {
  return Office.context.requirements.isSetSupported('AddinCommands', '1.1');
}

/** Whether the pane opens with this workbook; null when nobody has decided yet. */
export function opensWithBook(): boolean | null {
  const value: unknown = Office.context.document.settings.get(SETTING);
  return typeof value === 'boolean' ? value : null;
}

/** Stores the setting in the workbook. @returns whether Excel stored it */
export function setOpensWithBook(isOn: boolean): Promise<boolean> {
  const { settings } = Office.context.document;
  const before = opensWithBook();
  settings.set(SETTING, isOn);
  return new Promise((resolve) => {
    settings.saveAsync(({ status }) => {
      const isDone = status === Office.AsyncResultStatus.Succeeded;
      if (!isDone) {
        if (before === null) settings.remove(SETTING);
        else settings.set(SETTING, before);
      }
      resolve(isDone);
    });
  });
}
