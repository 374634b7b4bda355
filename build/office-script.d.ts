/** Where pages load office.js from. @throws Error for a source other than `cdn` and `local` */
export function officeScript(source?: string): {
  readonly src: string;
  /** The origin that the content security policy of a page must allow; '' for none. */
  readonly origin: string;
  /** The files to copy to the site. */
  readonly copies: readonly { readonly from: string; readonly to: string; readonly context: string }[];
};
