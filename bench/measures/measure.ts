import type { Page } from 'puppeteer-core';
import type { Contestant } from '../contestants.js';
import type { Figures } from '../samples.js';

export interface Measure {
  readonly name: string;
  readonly isOnOneCore?: boolean;
  /** Whether it needs a button for more rows. */
  readonly needsButton?: boolean;
  /** Measures once, in a fresh page. */
  readonly run: (page: Page, contestant: Contestant, origin: string) => Promise<Figures>;
}
