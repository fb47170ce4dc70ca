import { FleetPage, type Surroundings } from './fleet-page.js';

/** What other code does by default. */
export interface Policy {
  readonly retries: number;
  /** Milliseconds before a try. */
  readonly delay: (tries: number) => number;
  /** Milliseconds for all tries together. */
  readonly timeoutMs?: number;
  /** How much longer an interval may be at random. */
  readonly jitter?: number;
  /** Whether each try counts as a page asked for, since the message is there already. */
  readonly asksAgain?: true;
}

const backOff = (tries: number) => Math.random() * 500 * 2 ** (tries - 1);
const swrDelay = (tries: number) =>
  Math.floor((Math.random() + 0.5) * 2 ** Math.min(tries, 8)) * 5000;

/** «1.0.0» has the figures of its code. */
export const POLICIES = {
  '1.0.0': { retries: 2, delay: backOff, timeoutMs: 15_000, jitter: 0.2 },
  'no second try': { retries: 0, delay: backOff, timeoutMs: 15_000, jitter: 0.2 },
  'React Query': { retries: 3, delay: (tries) => Math.min(500 * 2 ** tries, 30_000) },
  SWR: { retries: Infinity, delay: swrDelay, asksAgain: true },
} as const satisfies Record<string, Policy>;

/** A page that reads a list by a policy. */
export class ModelPage extends FleetPage {
  readonly #policy: Policy;
  /** The reading that runs or waits. */
  #reading: object | undefined;
  #cancelRefresh = (): void => undefined;

  constructor(policy: Policy, surroundings: Surroundings) {
    super(surroundings);
    this.#policy = policy;
    this.#scheduleRefresh();
    this.#read();
  }

  happen(event: 'press' | 'online' | 'visible' | 'close'): void {
    this.#cancelRefresh();
    if (event === 'close') {
      this.#reading = undefined;
    } else {
      this.#scheduleRefresh();
      this.#read();
    }
  }

  #scheduleRefresh(): void {
    const { time, intervalMs } = this.surroundings;
    const { jitter = 0, timeoutMs } = this.#policy;
    this.#cancelRefresh = time.after(intervalMs * (1 + jitter * Math.random()), () => {
      this.#scheduleRefresh();
      // The first release refreshed only a list that was there.
      if (navigator.onLine && (this.rowsAt !== undefined || !timeoutMs)) {
        this.#read();
      }
    });
  }

  #read(): void {
    const reading = {};
    if (this.#reading) {
      return;
    }
    this.#reading = reading;
    this.asked++;
    this.#send(reading, 1);
    if (this.#policy.timeoutMs) {
      this.surroundings.time.after(this.#policy.timeoutMs, () => this.#fail(reading));
    }
  }

  #send(reading: object, tries: number): void {
    const { retries, delay, asksAgain = false } = this.#policy;
    this.surroundings.api.receive(({ status }) => {
      if (reading !== this.#reading) {
        return;
      }
      if (status === 200) {
        this.#reading = undefined;
        this.noteRows();
      } else if (tries > retries) {
        this.#fail(reading);
      } else {
        if (asksAgain) {
          this.noteFailure();
        }
        this.surroundings.time.after(delay(tries), () => {
          if (reading === this.#reading) {
            this.asked += Number(asksAgain);
            this.#send(reading, tries + 1);
          }
        });
      }
    });
  }

  #fail(reading: object): void {
    if (reading === this.#reading) {
      this.#reading = undefined;
      this.noteFailure();
    }
  }
}
