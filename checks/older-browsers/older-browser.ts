/** What the checks need of a browser that is too old for their usual driver. */
import type { Page } from 'puppeteer-core';

/** Some members of the usual driver's, and of their own meaning: `back` and `press`. */
export interface OlderPage extends Pick<Page, 'evaluate' | 'screenshot'> {
  /** Waits until the page has loaded. */
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  press(key: 'Tab'): Promise<void>;
  resize(width: number, height: number): Promise<void>;
}

export interface OlderBrowser {
  /** Opens a page in a tab of its own. */
  newPage(): Promise<OlderPage>;
  close(): Promise<void>;
}

/** Dots for each CSS pixel, so that thin letters have their colour. */
export const SCALE = 3;

/** Returns an expression that calls a function in a page, with the compiler's helper. */
export function callOf(run: unknown, args: readonly unknown[]): string {
  const call = typeof run === 'string' ? run : `(${String(run)})(...${JSON.stringify(args)})`;
  return `(async (__name) => ${call})((value) => value)`;
}
