import type { Row } from '../../demo/api/generate-leads.js';
import type { HostContents } from '../../demo/api/host.js';
import type { Op } from '../../demo/api/lead-list.js';
import type { RecordedRequest, ScriptedAnswer } from '../scripted-api/traffic.js';

export type { HostContents, Op, RecordedRequest, Row as HostRow, ScriptedAnswer };

const HOUR_MS = 3_600_000;
let ahead = 0;
const { now } = Date;
Date.now = () => now() + ahead;

// All hosts have the same origin, and so the same pace: each test begins long after the failures of
// the test before.
beforeEach(() => {
  ahead += HOUR_MS;
});

/** A private host of the demo API for this test, controlled over HTTP. */
export class DemoHost {
  /** Its API base on the page's own origin. */
  readonly base: string;
  /** Its API base on another origin. */
  readonly crossBase: string;
  readonly #control: string;

  private constructor(path: string, cross: string) {
    this.base = location.origin + path;
    this.crossBase = cross + path;
    this.#control = `/control${path}`;
  }

  static async create(contents: HostContents = {}): Promise<DemoHost> {
    const { cross } = await ask<{ cross: string }>('GET', '/control/origins');
    const { path } = await ask<{ path: string }>('POST', '/control/hosts', contents);
    return new DemoHost(path, cross);
  }

  /** Sets its next responses, in order. */
  async answer(...answers: ScriptedAnswer[]): Promise<void> {
    await ask('POST', `${this.#control}answers`, answers);
  }

  async change(...ops: Op[]): Promise<void> {
    await ask('POST', `${this.#control}ops`, ops);
  }

  async replace(contents: HostContents): Promise<void> {
    await ask('PATCH', this.#control, contents);
  }

  /** Waits until it holds this many answers. Returns how many it holds. */
  async holds(atLeast: number): Promise<number> {
    const { held } = await ask<{ held: number }>('GET', `${this.#control}held?atLeast=${atLeast}`);
    return held;
  }

  /** Releases the oldest held answer, once there is one. */
  async release(): Promise<void> {
    await this.holds(1);
    await ask('POST', `${this.#control}release`);
  }

  /** All requests so far, including preflights, once there are this many besides preflights. */
  async requests({ atLeast = 0, aborted = 0 } = {}): Promise<RecordedRequest[]> {
    const query = `atLeast=${atLeast}&aborted=${aborted}`;
    return ask<RecordedRequest[]>('GET', `${this.#control}requests?${query}`);
  }

  /** `Start` and `Length` of each page request, which must have been sent as JSON. */
  async spans(): Promise<[number, number][]> {
    const requests = await this.requests();
    return requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => {
        const { Start, Length } = JSON.parse(body) as { Start: number; Length: number };
        return [Start, Length];
      });
  }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${await response.text()}`);
  }
  return (await response.json()) as T;
}

/** Rows with these ids, and subjects that name them. */
export function hostRows(...ids: number[]): Row[] {
  return ids.map((id) => ({ Id: id, Leads: id, Subject: `Обращение ${id}` }));
}

/** This many rows, from `Id` 1. */
export function manyRows(count: number): Row[] {
  return hostRows(...Array.from({ length: count }, (_, index) => index + 1));
}
