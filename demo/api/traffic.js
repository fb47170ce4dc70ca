/** @import { ScriptedAnswer } from './scripted-answer.js' */

/**
 * A request as the host received it.
 *
 * @typedef {object} RequestRecord
 * @property {string} method
 * @property {string} url
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 * @property {boolean} aborted the client left before it had the whole answer
 * @property {string | null} origin the page that asked, as the browser names it
 */

/** The demo host runs for days; a test looks at its last few requests. */
const MOST_RECORDS = 1000;

/** What went on between a host and its clients, and the answers that a test has laid out for it. */
export class Traffic {
  /** @type {RequestRecord[]} */
  #requests = [];

  /** @type {ScriptedAnswer[]} */
  #answers = [];

  /** @type {(() => void)[]} */
  #held = [];

  /** @type {Set<() => void>} */
  #watchers = new Set();

  /** @returns {readonly RequestRecord[]} */
  get requests() {
    return this.#requests;
  }

  /** How many requests there were, preflights aside. */
  get asked() {
    return this.#requests.filter(({ method }) => method !== 'OPTIONS').length;
  }

  get aborted() {
    return this.#requests.filter(({ aborted }) => aborted).length;
  }

  /** How many answers are being held. */
  get held() {
    return this.#held.length;
  }

  /** @param {RequestRecord} request */
  record(request) {
    this.#requests.push(request);
    if (this.#requests.length > MOST_RECORDS) this.#requests.shift();
    this.#changed();
  }

  /** @param {RequestRecord} request */
  markAborted(request) {
    request.aborted = true;
    this.#changed();
  }

  clear() {
    this.#requests = [];
  }

  /** @param {ScriptedAnswer[]} answers */
  script(answers) {
    this.#answers.push(...answers);
  }

  takeAnswer() {
    return this.#answers.shift() ?? {};
  }

  /**
   * Waits until the answer is released, or nobody waits for it any more.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  hold(signal) {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const free = () => {
        this.#held = this.#held.filter((other) => other !== free);
        signal.removeEventListener('abort', free);
        resolve();
        this.#changed();
      };
      signal.addEventListener('abort', free);
      this.#held.push(free);
      this.#changed();
    });
  }

  /**
   * Lets held answers go, the oldest first.
   *
   * @param {number} count
   * @returns how many there were
   */
  release(count) {
    const freed = this.#held.slice(0, count);
    for (const free of freed) free();
    return freed.length;
  }

  /**
   * Waits until a claim about this traffic is true, or nobody waits for it any more.
   *
   * @param {() => boolean} claim
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  until(claim, signal) {
    if (claim() || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const look = () => {
        if (!claim() && !signal.aborted) return;
        this.#watchers.delete(look);
        signal.removeEventListener('abort', look);
        resolve();
      };
      this.#watchers.add(look);
      signal.addEventListener('abort', look);
    });
  }

  #changed() {
    for (const look of [...this.#watchers]) look();
  }
}
