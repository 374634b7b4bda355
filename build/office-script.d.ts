/** Where pages get office.js from. @throws Error for another source than `cdn` and `local` */
export function officeScript(source?: string): {
  readonly src: string;
  /** What a page's policy has to allow; '' where nothing. */
  readonly origin: string;
  /** What to copy to the site. */
  readonly copies: readonly { readonly from: string; readonly to: string; readonly context: string }[];
};
