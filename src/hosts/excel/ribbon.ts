/**
 * What of the ribbon can be pressed.
 */

/** A button, by the ids of manifest.xml. */
export interface RibbonButton {
  readonly group: string;
  readonly control: string;
  readonly isEnabled: boolean;
}

/**
 * Greys buttons and lets others be pressed. It can only be asked for, and Excel may refuse (`HostRestartNeeded` after an update): then
 * they stay as they were, and a button that should be grey says for itself what is missing. Without RibbonApi 1.1 nothing happens
 * (office-js-docs-pr, disable-add-in-commands.md).
 * @returns whether Excel took it
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
