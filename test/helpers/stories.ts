import { expect } from '@esm-bundle/chai';

/** What may happen in a story, by name. The words behind a name are its arguments. */
export type Events = Readonly<Record<string, (...words: string[]) => unknown>>;

/** Lets events happen, separated by commas, one after another, and waits for those that take time. */
export async function happen(events: Events, names: string): Promise<void> {
  for (const [name = '', ...words] of names.split(', ').map((each) => each.split(' '))) {
    const event = events[name];
    if (!event) {
      throw new Error(`There is no event «${name}».`);
    }
    const end = event(...words);
    if (end instanceof Promise) {
      await end;
    }
  }
}

/** What follows from events, and the state behind them. */
export class StoryLog {
  /** What was added since the last call of `take`. */
  readonly lines: string[] = [];
  #state: string;

  constructor(state = '') {
    this.#state = state;
  }

  push(...lines: string[]): void {
    this.lines.push(...lines);
  }

  /** Adds the state if it has changed. */
  pushState(state: string): void {
    if (state !== this.#state) {
      this.#state = state;
      this.push(state);
    }
  }

  /** Returns the lines, and begins anew. */
  take(): string {
    return this.lines.splice(0).join('; ');
  }
}

/** What stories happen in. */
export interface StoryWorld {
  /** Lets events happen, and returns all that follows from them. */
  take(events: string): Promise<string>;
}

/**
 * Tests a story. Each line has events; behind `>` and in lines that begin with it, all that follows
 * from them. Nothing behind `>` means that nothing follows. A line without `>` is not checked, and
 * neither is what `…` stands for.
 */
export async function follow(world: StoryWorld, story: string): Promise<void> {
  for (const step of story.trim().split(/\n(?! *>)/)) {
    const [events = '', ...log] = step.split('>').map((each) => each.trim());
    const seen = await world.take(events);
    if (log.length > 0) {
      const expected = log.join(' ').trim();
      const [start = '', end] = expected.split('…');
      const isAlike = end !== undefined && seen.startsWith(start) && seen.endsWith(end);
      expect(isAlike ? expected : seen, events).to.equal(expected);
    }
  }
}

/** Tests each story of a table, in a world of its own. */
export function itFollows(
  World: new () => StoryWorld,
  stories: Readonly<Record<string, string>>,
): void {
  for (const [title, story] of Object.entries(stories)) {
    it(title, () => follow(new World(), story));
  }
}
