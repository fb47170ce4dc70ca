import type { Row } from '../contestants/leads-host.js';
import { frames } from './frames.js';
import { shownText } from './shown-text.js';

const DRAWS_NOTHING_MS = 10_000;

/** Grid.js draws up to a tenth of a second later. */
const STILL_MS = 120;

/** What a browser puts off is drawn a frame later. */
const STILL_FRAMES = 2;

/** The rows that a contestant has drawn. */
export class Rows {
  /** How often it has waited, and looked whether something has changed meanwhile. */
  waits = 0;
  readonly #element: Element;
  readonly #row: string;
  readonly #shadowHost: string | undefined;

  /** Reads from the stage where its rows are. */
  constructor(stage: HTMLElement) {
    this.#element = stage;
    this.#row = stage.dataset.row ?? '';
    this.#shadowHost = stage.dataset.shadowHost;
  }

  get root(): ParentNode & Node {
    const host = this.#shadowHost && document.querySelector(this.#shadowHost);
    return (host && host.shadowRoot) || this.#element;
  }

  /** Where to look for changes: what stands in a slot is outside the shadow root. */
  get #roots(): Node[] {
    return [this.#element, this.root];
  }

  get count(): number {
    return this.root.querySelectorAll(this.#row).length;
  }

  /**
   * Those that are not hidden, from top to bottom; a grid that draws the rows in view has them in any
   * order.
   */
  #inOrder(): Element[] {
    const top = (row: Element) => row.getBoundingClientRect().top;
    return [...this.root.querySelectorAll(this.#row)]
      .filter((row) => row.checkVisibility())
      .sort((a, b) => top(a) - top(b));
  }

  /**
   * Resolves once a row with a number is drawn, and at least as many rows. Rejects if that takes so
   * long that nothing is likely to come.
   */
  async whenDrawn(count: number, number: number): Promise<void> {
    const isDrawn = () => this.count >= count && shownText(this.root).includes(String(number));
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${this.count} rows are drawn, without the one of ${number}.`));
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

  /** Resolves when nothing has changed for a while. */
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
    for (const root of this.#roots) {
      observer.observe(root, { childList: true, subtree: true, characterData: true });
    }
    return observer;
  }

  /** Forces the layout of all that is drawn, down to the last row. */
  layOut(): void {
    [...this.root.querySelectorAll(this.#row)].at(-1)?.getBoundingClientRect();
  }

  /** Throws unless the first rows shown are these, with everything that they say. */
  checkFirst(expected: readonly Row[]): void {
    const rows = this.#inOrder();
    expected.forEach((row, index) => checkRow(rows[index], row));
  }

  /** Throws unless the last row shown is this one. */
  checkLast(expected: Row): void {
    checkRow(this.#inOrder().at(-1), expected);
  }
}

function checkRow(element: Element | undefined, row: Row): void {
  const text = element ? shownText(element) : 'nothing';
  const missing = textsOf(row).filter((expected) => !text.includes(expected));
  if (missing.length > 0) {
    throw new Error(`Row ${row.Leads} lacks «${missing.join('», «')}»: it shows ${text}.`);
  }
}

/** Everything that a row has to say. Of its time, what all formats of it share. */
function textsOf(row: Row): string[] {
  const time = row.ProcTime.startsWith('0001') ? '' : row.ProcTime.slice(11, 16);
  const texts = [
    row.Subject,
    row.LeadStatusName,
    row.LeadTypeName,
    row.LeadSourceName,
    row.FormName,
    row.LeadMarkName,
  ].map((text) => text?.trim() ?? '');
  return [...texts, String(row.Leads), time, String(row.CountNotReadMessage || '')].filter(Boolean);
}
