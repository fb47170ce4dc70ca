/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/** How much longer than it is a truncated body claims to be. */
const MISSING_BYTES = 64;

/** One request and its answer, with a signal that tells when the client has left. */
export class Exchange {
  #leaving = new AbortController();

  /** Whether we ended the connection ourselves. */
  #dropped = false;

  body = '';

  /**
   * @param {IncomingMessage} req
   * @param {ServerResponse} res
   */
  constructor(req, res) {
    this.req = req;
    this.res = res;
    res.once('close', () => {
      if (!res.writableFinished && !this.#dropped) this.#leaving.abort();
    });
  }

  get method() {
    return this.req.method ?? 'GET';
  }

  get url() {
    return new URL(this.req.url ?? '/', `http://${this.req.headers.host ?? 'localhost'}`);
  }

  get headers() {
    return this.req.headers;
  }

  /** Aborted when the client left before it had the whole answer. */
  get signal() {
    return this.#leaving.signal;
  }

  /** Reads the body into `body`; a client that leaves meanwhile leaves it unfinished. */
  async readBody() {
    this.req.setEncoding('utf8');
    try {
      for await (const chunk of this.req) this.body += chunk;
    } catch {
      this.#leaving.abort();
    }
  }

  /** @param {Reply} reply */
  send({ status, headers, body }) {
    if (this.signal.aborted) return;
    this.res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    this.res.end(body);
  }

  /**
   * Sends what there is, claims more, and drops the connection.
   *
   * @param {Reply} reply
   */
  sendTruncated({ status, headers, body }) {
    const length = Buffer.byteLength(body) + MISSING_BYTES;
    this.res.writeHead(status, { ...headers, 'Content-Length': length });
    this.res.write(body, () => this.drop());
  }

  drop() {
    this.#dropped = true;
    this.res.destroy();
  }
}
