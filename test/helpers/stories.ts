import { expect } from '@esm-bundle/chai';

/** What may happen in a story, by name. The words behind a name are its arguments. */
export type Events = Readonly<Record<string, (...words: string[]) => unknown>>;

/** Lets events happen, one after another, and waits for those that take time. */
export async function happen(events: Events, names: string): Promise<void> {
  for (const [name = '', ...words] of names.split(', ').map((each) => each.split(' '))) {
    const end = events[name]!(...words);
    if (end instanceof Promise) {
      await end;
    }
  }
}

/**
 * Tests a story. Each line has events; behind `>` and in lines that begin with it, all that follows
 * from them, if that matters. `…` stands for a part that does not.
 *
 * @param take lets the events of a line happen, and returns what follows
 */
export async function follow(
  story: string,
  take: (events: string) => Promise<string> | string,
): Promise<void> {
  for (const step of story.trim().split(/\n(?! *>)/)) {
    const [events = '', ...log] = step.split('>').map((each) => each.trim());
    const seen = await take(events);
    if (log.length > 0) {
      const expected = log.join(' ').trim();
      const [start = '', end] = expected.split('…');
      const isAlike = end !== undefined && seen.startsWith(start) && seen.endsWith(end);
      expect(isAlike ? expected : seen, events).to.equal(expected);
    }
  }
}
