import type { World } from './world.js';

/** The time of the host's last answer, which no history depends on. */
const ANSWERED_AT = '__answeredAt';
/** Times whose age decides what happens, up to this age. */
const DATED = ['__askedAt', '__toldAt'];
const MOST_AGE_MS = 60_000;
/** A token of the site, with its client. */
const TOKEN = /7([12])00\d+/g;

/** There are many leads, so only the fields that distinguish them. */
function isLead(value: object): value is { readonly id: number; readonly unread: number } {
  return 'id' in value && 'subject' in value;
}

/**
 * Describes everything that determines the future of a world: each field of its session and of the
 * parts of that, private ones too, each pending request, each call that has not settled, and the
 * answers that the running operation has had so far. Two worlds with the same key behave alike.
 */
export function keyOf(world: World): string {
  const { element, interrupted, lists, pending, openCalls, answersOfRun, clock } = world;
  const seen = new Map<object, number>();

  function describe(value: unknown): string {
    if (typeof value === 'function') {
      return 'f';
    }
    if (typeof value !== 'object' || value === null) {
      return String(value);
    }
    if (isLead(value)) {
      return `${value.id}`;
    }
    const known = seen.get(value);
    if (known !== undefined) {
      return `^${known}`;
    }
    seen.set(value, seen.size);
    if (Array.isArray(value)) {
      return `[${value.map(describe).join()}]`;
    }
    if (value instanceof Promise) {
      return 'p';
    }
    if (value instanceof AbortController) {
      return value.signal.aborted ? 'aborted' : 'a';
    }
    if (value instanceof AbortSignal) {
      return value.aborted ? 'aborted' : 's';
    }
    if (value instanceof Set) {
      return `{${[...value].map(describe).join()}}`;
    }
    if (value instanceof Map) {
      return `{${[...value].map(([key, item]) => `${describe(key)}:${describe(item)}`).join()}}`;
    }
    const fields = Object.entries(value).filter(([name]) => name !== ANSWERED_AT);
    return `(${fields.map(([name, item]) => `${name}:${describe(ageOf(name, item))}`).join()})`;
  }

  function ageOf(name: string, value: unknown): unknown {
    return DATED.includes(name) && typeof value === 'number'
      ? Math.min(clock.now() - value, MOST_AGE_MS)
      : value;
  }

  const { session, filters, isConnected, isCoverDrawn } = element;
  const key = [
    describe({ session, filters, isConnected, isCoverDrawn, interrupted }),
    describe([lists[1], lists[2], world.ownState, world.api.totalOffset, world.nextId]),
    describe(
      pending.map(({ client, start, length, signal, isCheck, token, refused }) => [
        client,
        start,
        length,
        signal.aborted,
        isCheck,
        token,
        refused,
      ]),
    ),
    describe([world.isRefused, world.isDoubted, world.isDistrusted]),
    describe(openCalls.map((call) => [call.kind, call.session === session])),
    describe(answersOfRun),
    describe(clock.waits),
  ].join('\n');
  return nameTokens(key);
}

/** Names tokens by their order, since only which of them are the same matters. */
function nameTokens(key: string): string {
  const names = new Map<string, string>();
  return key.replaceAll(TOKEN, (token, client: string) => {
    const name = names.get(token) ?? `token ${names.size} of ${client}`;
    names.set(token, name);
    return name;
  });
}
