/**
 * In place of `@lit/task` in the script-tag file: a Task that is given as a function, and run and
 * aborted by hand. The element's own status says how it stands.
 */
export class Task {
  #run;
  #controller;

  /**
   * @param {unknown} _host
   * @param {(args: readonly unknown[], options: { signal: AbortSignal }) => Promise<unknown>} run
   */
  constructor(_host, run) {
    this.#run = run;
  }

  /** @param {readonly unknown[]} args */
  async run(args) {
    this.abort();
    this.#controller = new AbortController();
    await this.#run(args, this.#controller).catch(reportError);
  }

  abort() {
    this.#controller?.abort();
  }
}
