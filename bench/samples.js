import { median } from './statistics.js';

/** @typedef {Record<string, number>} Figures of one measurement by name */

/** All that was measured, by measure, case and contestant. */
export class Samples {
  /** @type {Map<string, Figures[]>} */
  #figures = new Map();
  /** @type {Set<string>} */
  #givenUp = new Set();

  /**
   * @param {string} measure
   * @param {string | number} variant
   * @param {string} contestant
   * @param {Figures} figures
   */
  add(measure, variant, contestant, figures) {
    const key = keyOf(measure, variant, contestant);
    this.#figures.set(key, [...(this.#figures.get(key) ?? []), figures]);
  }

  /**
   * Notes that a contestant takes longer than anybody waits.
   *
   * @param {string} measure
   * @param {string | number} variant
   * @param {string} contestant
   */
  giveUp(measure, variant, contestant) {
    this.#givenUp.add(keyOf(measure, variant, contestant));
  }

  /**
   * @param {string} measure
   * @param {string | number} variant
   * @param {string} contestant
   */
  isGivenUp(measure, variant, contestant) {
    return this.#givenUp.has(keyOf(measure, variant, contestant));
  }

  /** @param {string} measure */
  has(measure) {
    return [...this.#figures.keys()].some((key) => key.startsWith(`${measure} `));
  }

  /**
   * The median of each figure; nothing where the contestant was given up.
   *
   * @param {string} measure
   * @param {string | number} variant
   * @param {string} contestant
   * @returns {Figures | undefined}
   */
  medians(measure, variant, contestant) {
    if (this.isGivenUp(measure, variant, contestant)) {
      return undefined;
    }
    const all = this.#figures.get(keyOf(measure, variant, contestant));
    if (!all) {
      return undefined;
    }
    const names = Object.keys(all[0]);
    return Object.fromEntries(
      names.map((name) => [name, median(all.map((figures) => figures[name]))]),
    );
  }
}

/** @param {(string | number)[]} parts */
function keyOf(...parts) {
  return parts.join(' ');
}
