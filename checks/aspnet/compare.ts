import assert from 'node:assert/strict';
import { DIFFERENCES, FREE_IN_FAILURES, PARTS, type Part } from './differences.js';
import type { Bound, Host } from './hosts.js';

/** A request to a host, its answer, and the values that it had bound. */
interface Exchange {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
  /** Null if the answer is a failure: only bound values and answers count. */
  readonly bound: Bound | null;
}

/** The result of one case on one host. */
export interface Outcome {
  readonly exchanges: readonly Exchange[];
  readonly result: unknown;
}

/** An action with a host. */
export type Act = (base: string, fetch: typeof globalThis.fetch) => Promise<unknown>;

export async function perform({ base, answer }: Host, act: Act): Promise<Outcome> {
  const exchanges: Exchange[] = [];
  const result = await act(base, async (input, init) => {
    const [response, bound] = await answer(new Request(input, init));
    const { status, headers } = response;
    const body = await response.clone().text();
    const type = headers.get('Content-Type');
    exchanges.push({ status, type, body, bound: status === 200 ? bound : null });
    return response;
  });
  return { exchanges, result };
}

/** Asserts that both hosts behave alike in a case, and that the listed differences are there. */
export function assertAlike(title: string, real: Outcome, demo: Outcome): void {
  const listed = DIFFERENCES.flatMap(({ cases }) => cases[title] ?? []);
  for (const part of PARTS) {
    const [theirs, ours] = [read(real, demo, part), read(demo, real, part)];
    if (listed.includes(part)) {
      assert.notDeepEqual(ours, theirs, `${part} does not differ any more.`);
    } else {
      assert.deepEqual(ours, theirs);
    }
  }
}

/** Returns a part of an outcome, without what is free if the other host fails too. */
function read({ exchanges, result }: Outcome, other: Outcome, part: Part): unknown {
  if (part === 'result') {
    return result;
  }
  return exchanges.map((exchange, index) => {
    const status = Math.min(exchange.status, other.exchanges[index]?.status ?? 0);
    return status >= 400 && FREE_IN_FAILURES.includes(part) ? 'free' : exchange[part];
  });
}
