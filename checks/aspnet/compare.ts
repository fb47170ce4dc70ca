import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { DIFFERENCES, FREE_IN_FAILURES, PARTS, type Part } from './differences.js';
import type { Bound, Host } from './host.js';

/** A request to a host, its answer, and the values that it had bound. */
interface Exchange {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
  /** Null if the answer is a failure: only bound values and answers count. */
  readonly bound: Bound | null;
}

/** The result of one case on one host. */
export interface Outcome<T> {
  readonly exchanges: readonly Exchange[];
  readonly result: T;
}

export interface Pair {
  readonly real: Host;
  readonly demo: Host;
}

/** An action with a host. */
export type Act<T> = (base: string, fetch: typeof globalThis.fetch) => Promise<T>;

const titles = new Set<string>();

/**
 * Tests that the demo API behaves like the real host, apart from the listed differences,
 * and then that the real one has the expected result.
 */
export function compareHosts<T>(
  title: string,
  hosts: () => Promise<Pair>,
  act: Act<T>,
  expect: (real: Outcome<T>) => void = () => undefined,
): void {
  titles.add(title);
  it(title, async () => {
    const { real, demo } = await hosts();
    const [expected, actual] = [await perform(real, act), await perform(demo, act)];
    expect(expected);
    const found = differingParts(expected, actual);
    const listed = DIFFERENCES.flatMap(({ cases }) => cases[title] ?? []);
    assert.deepEqual(
      found,
      listed,
      found.map((part) => describePart(part, expected, actual)).join('\n'),
    );
  });
}

/** Tests that every listed difference belongs to a case. */
export function expectNoStaleDifferences(): void {
  it('lists no difference for a missing case', () => {
    const listed = DIFFERENCES.flatMap(({ cases }) => Object.keys(cases));
    assert.deepEqual(
      listed.filter((title) => !titles.has(title)),
      [],
    );
  });
}

async function perform<T>(host: Host, act: Act<T>): Promise<Outcome<T>> {
  const exchanges: Exchange[] = [];
  const result = await act(host.base, async (input, init) => {
    const response = await host.fetch(input, init);
    const { status, headers } = response.clone();
    const bound = await host.takeBound();
    exchanges.push({
      status,
      type: headers.get('Content-Type'),
      body: await response.clone().text(),
      bound: status === 200 ? bound : null,
    });
    return response;
  });
  return { exchanges, result };
}

function differingParts(real: Outcome<unknown>, demo: Outcome<unknown>): Part[] {
  return PARTS.filter((part) => {
    if (part === 'result' || real.exchanges.length !== demo.exchanges.length) {
      return !isDeepStrictEqual(read(real, part), read(demo, part));
    }
    return real.exchanges.some((exchange, index) => {
      const other = demo.exchanges[index]!;
      const isFree = exchange.status >= 400 && other.status >= 400 && isFreeInFailures(part);
      return !isFree && !isDeepStrictEqual(exchange[part], other[part]);
    });
  });
}

function isFreeInFailures(part: Part): boolean {
  return FREE_IN_FAILURES.includes(part);
}

function read({ exchanges, result }: Outcome<unknown>, part: Part): unknown {
  return part === 'result' ? result : exchanges.map((exchange) => exchange[part]);
}

/** Shows both texts from shortly before the first different character. */
function describePart(part: Part, real: Outcome<unknown>, demo: Outcome<unknown>): string {
  const [a = '', b = ''] = [real, demo].map((outcome) => JSON.stringify(read(outcome, part)));
  const common = a.split('').findIndex((character, index) => character !== b[index]);
  const start = Math.max(0, common - 80);
  const show = (text: string) => text.slice(start, start + 240);
  return `${part}\n  the real host: ${show(a)}\n  the demo API:  ${show(b)}`;
}
