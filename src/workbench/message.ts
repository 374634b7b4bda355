/**
 * Messages of the workbench. An error stays until it is dismissed or something succeeds; a note disappears by itself.
 */
export type Message =
  | { readonly kind: 'error'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly action?: { readonly label: string; readonly address: string };
    };
