/** The parts of Lighthouse that the bench uses. It is installed only with the bench. */
declare module 'lighthouse' {
  import type { Page } from 'puppeteer-core';

  interface Flags {
    onlyCategories: string[];
    disableFullPageScreenshot: boolean;
  }
  interface Result {
    lhr: {
      runtimeError?: { message: string };
      categories: Readonly<Record<string, { score: number | null }>>;
      audits: Readonly<Record<string, { numericValue?: number }>>;
    };
  }
  export default function lighthouse(
    url: string,
    flags: Flags,
    config: undefined,
    page: Page,
  ): Promise<Result | undefined>;
}
