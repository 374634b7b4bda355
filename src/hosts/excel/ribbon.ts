/**
 * Enables and disables ribbon buttons.
 */

/** A button, by its id in manifest.xml. */
export interface RibbonButton {
  readonly group: string;
  readonly control: string;
  readonly isEnabled: boolean;
}

/**
 * Enables and disables buttons. Excel may refuse (`HostRestartNeeded` after an update): then the buttons stay unchanged, and a button that
 * should be disabled says on a click what is missing. Without RibbonApi 1.1 nothing happens (office-js-docs-pr,
 * disable-add-in-commands.md).
 * @returns whether Excel changed the buttons
 */
export async function updateRibbon(tab: string, buttons: readonly RibbonButton[]): Promise<boolean> {
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return true;
  const groups = [...new Set(buttons.map((button) => button.group))].map((id) => ({
    id,
    controls: buttons
      .filter((button) => button.group === id)
      .map((button) => ({ id: button.control, enabled: button.isEnabled })),
  }));
  try {
    await Office.ribbon.requestUpdate({ tabs: [{ id: tab, groups }] });
    return true;
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return false;
    throw error;
  }
}
