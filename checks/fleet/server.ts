import type { VirtualTime } from './virtual-time.js';

const NETWORK_MS = 60;
/** The wait after which a gateway answers 504. The server behind it still does the work. */
const GATEWAY_MS = 5000;

export interface Answer {
  /** 0 if there is no connection. */
  readonly status: number;
  readonly afterMs?: number;
  readonly retryAfter?: string;
}

/** Answers in place of a server. Undefined is an answer that never comes. */
export type Trouble = () => Answer | undefined;

/** A server that answers requests in the order in which they come. */
export class Server {
  trouble: Trouble | undefined;
  isStalled = false;
  /** How many requests may wait. Any other gets 503 at once. */
  mostWaiting = Infinity;
  readonly waiting: ((answer: Answer) => void)[] = [];
  readonly perSecond: number;
  readonly #time: VirtualTime;
  /** The number of requests in each tenth of a second. */
  readonly #arrivals: number[] = [];
  readonly #begin: number;
  #isServing = false;

  constructor(time: VirtualTime, perSecond: number) {
    this.#time = time;
    this.#begin = time.now();
    this.perSecond = perSecond;
  }

  /** Tenths of a second since the beginning. */
  get tenth(): number {
    return Math.floor((this.#time.now() - this.#begin) / 100);
  }

  receive(respond: (answer: Answer) => void): void {
    this.#arrivals[this.tenth] = (this.#arrivals[this.tenth] ?? 0) + 1;
    let isOpen = true;
    const send = (answer: Answer | undefined) => {
      if (answer && isOpen) {
        isOpen = false;
        this.#time.after((answer.afterMs ?? 0) + NETWORK_MS, () => respond(answer));
      }
    };
    if (this.trouble) {
      send(this.trouble());
    } else if (this.waiting.length >= this.mostWaiting) {
      send({ status: 503 });
    } else {
      this.waiting.push(send);
      this.#time.after(GATEWAY_MS, () => send({ status: 504 }));
      this.serve();
    }
  }

  /** Serves those who wait, one after another. */
  serve(): void {
    if (!this.#isServing && !this.isStalled && this.waiting.length > 0) {
      this.#isServing = true;
      this.#time.after(1000 / this.perSecond, () => {
        this.#isServing = false;
        this.waiting.shift()?.({ status: 200 });
        this.serve();
      });
    }
  }

  /** The number of requests between two tenths of a second. */
  count(from: number, to = this.tenth): number {
    return this.#arrivals.slice(from, to).reduce((sum, number) => sum + number, 0);
  }

  /** The most requests in a second since a tenth of a second. */
  busiest(from: number): number {
    const tenths = Array.from({ length: this.tenth - from - 9 }, (_, index) => from + index);
    return Math.max(...tenths.map((tenth) => this.count(tenth, tenth + 10)));
  }
}
