import { Contestant } from './contestant.js';
import { Host } from './host.js';
import { frames, layOut } from './layout.js';
import { markParsing } from './mark-parsing.js';
import { rest } from './rest.js';
import { runMarked } from './run-marked.js';
import { watchRows } from './written-rows.js';

/** Rows of a list that is shown and taken away first, so that the measured code is warm. */
const WARM_UP_ROWS = 1000;

/** What the measures call in a page; one page takes one measure of one contestant. */
class Bench {
  #contestant;
  #host;
  #list;

  /** @param {{ id: string, tag?: string }} contestant */
  async load(contestant) {
    this.#contestant = await Contestant.fetch(contestant);
  }

  /**
   * Milliseconds from the start of the evaluation of the scripts, the data at hand, until the
   * first request and until the first rows are laid out. With `hasFormatted` the browser has formatted a date and a number
   * before, which is slow the first time in a process.
   *
   * @param {{ count: number, hasFormatted: boolean }} options
   */
  async timeFirstRows({ count, hasFormatted }) {
    await this.#serve(count, count);
    if (hasFormatted) {
      [new Date(), 1].forEach((value) => value.toLocaleString('ru'));
    }
    await rest();
    const start = performance.now();
    this.#contestant.evaluate();
    this.#list = await this.#contestant.createList(count);
    const drawn = layOut(this.#list);
    const time = performance.now() - start;
    if (drawn < count) {
      throw new Error(`Only ${drawn} of ${count} rows are drawn.`);
    }
    return { time, request: this.#host.askedAt - start };
  }

  /**
   * Shows a list of `shown` rows, where the host has `more` beyond them, scrolled to its end.
   *
   * @param {{ shown: number, more: number }} rows
   */
  async showList({ shown, more }) {
    this.#contestant.evaluate();
    if (more > 0) {
      await this.#warmUp(more);
    }
    await this.#serve(shown + more, shown);
    this.#list = await this.#contestant.createList(more || 200);
    while (!this.#host.isFilled) {
      await this.#list.append();
    }
    await frames(2);
  }

  /** Loads one more page. */
  async append() {
    if (layOut(this.#list) > 0) {
      this.#list.scrollToEnd();
    }
    await frames(2);
    await rest();
    await runMarked(() => this.#list.append());
  }

  /**
   * Refreshes after one row has changed.
   *
   * @param {number} index
   */
  async refresh(index) {
    this.#host.change(index);
    await rest();
    markParsing();
    await runMarked(() => this.#list.refresh());
  }

  /**
   * Refreshes after one row has changed; gives how many rows and other elements were written to.
   *
   * @param {number} index
   */
  async countWrites(index) {
    this.#host.change(index);
    const written = watchRows(this.#list);
    await this.#list.refresh();
    await frames(2);
    return written();
  }

  /** Lets go of the host's data, so that what is left is the list's own. */
  releaseHost() {
    this.#host = undefined;
    globalThis.fetch = undefined;
  }

  /**
   * Milliseconds from making an element until its first row is laid out, and when that was.
   *
   * @param {number} count rows per page
   * @param {Record<string, string>} attributes
   */
  async timeFirstRowFromNetwork(count, attributes) {
    this.#contestant.evaluate();
    await rest();
    const start = performance.now();
    layOut(await this.#contestant.createList(count, attributes));
    const end = performance.now();
    return { time: end - start, at: performance.timeOrigin + end };
  }

  async #warmUp(pageSize) {
    await this.#serve(WARM_UP_ROWS + pageSize, WARM_UP_ROWS);
    const list = await this.#contestant.createList(pageSize);
    await list.append();
    layOut(list);
    await frames(2);
  }

  async #serve(count, first) {
    const response = await nativeFetch(`/rows?count=${count}`);
    this.#host = new Host((await response.text()).split('\n'), first);
    this.#host.install();
  }
}

const nativeFetch = globalThis.fetch.bind(globalThis);

globalThis.bench = new Bench();
