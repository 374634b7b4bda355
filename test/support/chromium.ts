/**
 * The browser in which the tests open pages: Debian's Chromium.
 */
import { existsSync } from 'node:fs';

export const CHROMIUM = '/usr/bin/chromium';
/** Chromium without windows: the same pages, in less time. */
export const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell';

/** The program: the one that the environment variable CHROMIUM names, else the faster one that is installed. */
export function browserProgram(): string {
  return process.env['CHROMIUM'] ?? (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : CHROMIUM);
}
