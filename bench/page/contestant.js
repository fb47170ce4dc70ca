import { createElementList } from './element-list.js';

/** The box of a grid that draws the rows in view alone: pixels, and how many rows have room. */
const BOX = { height: 900, inView: 20 };

/** The scripts of one contestant, fetched but not yet run. */
export class Contestant {
  #script;
  #style;
  #tag;

  /**
   * @param {{ id: string, tag?: string }} contestant
   */
  static async fetch({ id, tag }) {
    const [script, style] = await Promise.all(
      ['js', 'css'].map(async (type) => (await fetch(`/bundles/${id}.${type}`)).text()),
    );
    return new Contestant(script, style, tag);
  }

  /**
   * @param {string} script
   * @param {string} style
   * @param {string} [tag]
   */
  constructor(script, style, tag) {
    this.#script = script;
    this.#style = style;
    this.#tag = tag;
  }

  /** Runs the script, as a script element in the page does. */
  evaluate() {
    const style = document.createElement('style');
    style.textContent = this.#style;
    const script = document.createElement('script');
    script.textContent = this.#script;
    document.head.append(style, script);
  }

  /**
   * A list with its first page shown.
   *
   * @param {number} pageSize
   * @param {Record<string, string>} [attributes] of an element
   */
  createList(pageSize, attributes) {
    const stage = document.createElement('div');
    document.querySelector('#stage').replaceChildren(stage);
    return this.#tag
      ? createElementList(stage, this.#tag, { length: String(pageSize), ...attributes })
      : globalThis.contestant.createList(stage, { pageSize, ...BOX });
  }
}
