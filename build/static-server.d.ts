export interface Site {
  readonly address: string;
  readonly close: () => void;
}

/** @param port if it is taken, the next ones are tried; 0 takes any free port */
export function serve(folder: string, port: number): Promise<Site>;
