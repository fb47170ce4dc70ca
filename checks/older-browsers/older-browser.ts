/** What the checks need of a browser that is too old for their usual driver. */
import type { Page } from 'puppeteer-core';

export interface OlderPage extends Pick<Page, 'evaluate'> {
  /** Waits until the page has loaded. */
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  pressTab(): Promise<void>;
  /** Returns a picture of what is visible, in base64. */
  picture(): Promise<string>;
  /** With more dots for each pixel of CSS, thin letters have their colour. */
  resize(width: number, height: number, scale: number): Promise<void>;
}

export interface OlderBrowser {
  /** Opens a page in a tab of its own. */
  newPage(): Promise<OlderPage>;
  close(): Promise<void>;
}

/** Returns an expression that calls a function in a page, with the compiler's helper. */
export function callOf(run: unknown, args: readonly unknown[]): string {
  const call = typeof run === 'string' ? run : `(${String(run)})(...${JSON.stringify(args)})`;
  return `(async (__name) => ${call})((value) => value)`;
}
