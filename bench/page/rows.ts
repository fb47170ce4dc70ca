import type { Row } from '../contestants/leads-host.js';

const DRAWS_NOTHING_MS = 10_000;

/** Grid.js draws up to a tenth of a second later. */
const STILL_MS = 120;

/** Browsers draw delayed work one frame later. */
const STILL_FRAMES = 2;

/** Invisible characters that separate directions and words. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069]/g;

/** The rows that a contestant has drawn. */
export class Rows {
  /** The number of waits for a page without changes. */
  waits = 0;
  readonly #element: Element;
  readonly #row: string;
  readonly #shadowHost: string | undefined;

  /** Reads the place of the rows from the stage. */
  constructor(stage: HTMLElement) {
    this.#element = stage;
    this.#row = stage.dataset.row ?? '';
    this.#shadowHost = stage.dataset.shadowHost;
  }

  get root(): ParentNode & Node {
    const host = this.#shadowHost && document.querySelector(this.#shadowHost);
    return (host && host.shadowRoot) || this.#element;
  }

  get count(): number {
    return this.root.querySelectorAll(this.#row).length;
  }

  get #visible(): Element[] {
    return [...this.root.querySelectorAll(this.#row)].filter((row) => row.checkVisibility());
  }

  /**
   * Resolves when a row with a number is drawn, and at least this number of rows. Rejects after a
   * time in which they should have appeared.
   */
  async whenDrawn(count: number, number: number): Promise<void> {
    const isDrawn = () => this.count >= count && shownText(this.root).includes(String(number));
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${this.count} rows are drawn, but not number ${number}.`));
      }, DRAWS_NOTHING_MS);
      const observer = this.#observe(check);
      function check() {
        if (isDrawn()) {
          clearTimeout(timer);
          observer.disconnect();
          resolve();
        }
      }
      check();
    });
  }

  /** Resolves after a time without changes. */
  async whenStill(): Promise<void> {
    let changes = 0;
    let before: number;
    const observer = this.#observe(() => changes++);
    do {
      before = changes;
      this.waits++;
      await new Promise((resolve) => setTimeout(resolve, STILL_MS));
      await frames(STILL_FRAMES);
    } while (changes > before);
    observer.disconnect();
  }

  #observe(callback: () => void): MutationObserver {
    const observer = new MutationObserver(callback);
    for (const root of [this.#element, this.root]) {
      observer.observe(root, { childList: true, subtree: true, characterData: true });
    }
    return observer;
  }

  /** Throws unless the first rows are these, with all their texts. */
  checkFirst(expected: readonly Row[]): void {
    const rows = this.#visible;
    expected.forEach((row, index) => checkRow(rows[index], row));
  }

  /** Throws unless the last row is this one. */
  checkLast(expected: Row): void {
    checkRow(this.#visible.at(-1), expected);
  }
}

/** Resolves after a number of frames have begun. */
async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) {
    await new Promise(requestAnimationFrame);
  }
}

function shownText({ textContent }: Node): string {
  return (textContent ?? '').replace(INVISIBLE, '').replace(/\s+/g, ' ');
}

function checkRow(element: Element | undefined, row: Row): void {
  const text = element ? shownText(element) : 'nothing';
  const missing = textsOf(row).filter((expected) => !text.includes(expected));
  if (missing.length > 0) {
    throw new Error(`Row ${row.Leads} lacks «${missing.join('», «')}»: it shows ${text}.`);
  }
}

/** The texts of a row that all contestants show alike. */
function textsOf({ Subject, LeadStatusName, Leads }: Row): string[] {
  return [Subject?.trim() ?? '', LeadStatusName?.trim() ?? '', String(Leads)].filter(Boolean);
}
