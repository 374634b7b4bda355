/**
 * Whether Excel opens the pane with this workbook: a setting of the document, which Excel saves with it and reads when it opens
 * it. The pane is the one whose TaskpaneId has the same name in manifest.xml; users without the add-in see nothing of it
 * (office-js-docs-pr, automatically-open-a-task-pane-with-a-document.md).
 */
const SETTING = 'Office.AutoShowTaskpaneWithDocument';

/** Whether this Excel can do that. */
export function canOpenWithBook(): boolean {
  return Office.context.requirements.isSetSupported('AddinCommands', '1.1');
}

/** null where nobody has decided yet. */
export function opensWithBook(): boolean | null {
  const value: unknown = Office.context.document.settings.get(SETTING);
  return typeof value === 'boolean' ? value : null;
}

/** Notes it in the workbook; whether Excel did. */
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
