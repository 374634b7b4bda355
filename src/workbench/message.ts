/**
 * What the workbench tells: failures stay until they are read, notes pass.
 */
export type Message =
  | { readonly kind: 'error'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly action?: { readonly label: string; readonly address: string };
    };
