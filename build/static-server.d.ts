export interface Site {
  readonly address: string;
  readonly close: () => void;
}

/** @param port the next ones are tried where it is taken; 0 takes any */
export function serve(folder: string, port: number): Promise<Site>;
