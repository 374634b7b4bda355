/**
 * Loads the code of a command when it is run, so that `check` does not wait for the code that writes documents.
 */
type Arguments<Command extends (...given: never[]) => unknown> = Parameters<Command>;

export async function allocate(...given: Arguments<typeof import('./allocate').allocate>): Promise<number> {
  return (await import('./allocate')).allocate(...given);
}

export async function areas(...given: Arguments<typeof import('./areas').areas>): Promise<number> {
  return (await import('./areas')).areas(...given);
}

export async function checkAll(...given: Arguments<typeof import('./check').checkAll>): Promise<number> {
  return (await import('./check')).checkAll(...given);
}

export async function collect(...given: Arguments<typeof import('./collect').collect>): Promise<number> {
  return (await import('./collect')).collect(...given);
}

export async function handDown(...given: Arguments<typeof import('./unit-books').handDown>): Promise<number> {
  return (await import('./unit-books')).handDown(...given);
}

export async function phases(...given: Arguments<typeof import('./phases').phases>): Promise<number> {
  return (await import('./phases')).phases(...given);
}

export async function recompute(
  ...given: Arguments<typeof import('./recompute').recompute>
): Promise<number> {
  return (await import('./recompute')).recompute(...given);
}

export async function report(...given: Arguments<typeof import('./report').report>): Promise<number> {
  return (await import('./report')).report(...given);
}

export async function start(...given: Arguments<typeof import('./start').start>): Promise<number> {
  return (await import('./start')).start(...given);
}

export async function templates(
  ...given: Arguments<typeof import('./unit-books').templates>
): Promise<number> {
  return (await import('./unit-books')).templates(...given);
}

export async function yearEnd(...given: Arguments<typeof import('./year-end').yearEnd>): Promise<number> {
  return (await import('./year-end')).yearEnd(...given);
}
