import { LAWS } from './laws.js';
import { keyOf } from './state-key.js';
import { SiteWorld } from './site-world.js';
import { World, type Action, type Start } from './world.js';

interface Exploration {
  /** The number of histories that were tried, of all lengths. */
  readonly histories: number;
  /** The distinct states that they lead to. */
  readonly states: ReadonlySet<string>;
}

/** The result of an exploration. */
export interface Verdict {
  readonly histories: number;
  readonly states: number;
  /** The first violation of a law, with its history; undefined if there is none. */
  readonly wrong?: string;
}

/** A broken law. */
class Violation extends Error {}

/**
 * Tries every history of up to `steps` steps, once from each state. Then tries, with two steps
 * fewer, every history, even if its state is known. Both must find the same states.
 */
export async function judge(start: Start, steps: number): Promise<Verdict> {
  try {
    const { histories, states } = await explore(start, steps, true);
    const merged = await explore(start, steps - 2, true);
    const all = await explore(start, steps - 2, false);
    const missed = [...all.states].filter((state) => !merged.states.has(state));
    const wrong = missed.length > 0 ? { wrong: `states that were not alike: ${missed[0]}` } : {};
    return { histories: histories + all.histories, states: states.size, ...wrong };
  } catch (error) {
    if (error instanceof Violation) {
      return { histories: 0, states: 0, wrong: error.message };
    }
    throw error;
  }
}

/**
 * Tries every history of up to `steps` steps. If `isMerging`, continues from each state once, even
 * if several histories lead to it.
 */
async function explore(start: Start, steps: number, isMerging: boolean): Promise<Exploration> {
  const first = await replay(start, []);
  check(first);
  const states = new Set([keyOf(first)]);
  let ends: { readonly history: readonly Action[]; readonly enabled: readonly Action[] }[] = [
    { history: [], enabled: first.enabled },
  ];
  let histories = 1;
  for (let left = steps; left > 0; left--) {
    const longer: typeof ends = [];
    for (const end of ends) {
      for (const action of end.enabled) {
        const history = [...end.history, action];
        const world = await replay(start, history);
        histories++;
        check(world);
        const key = keyOf(world);
        if (!states.has(key) || !isMerging) {
          states.add(key);
          longer.push({ history, enabled: world.enabled });
          if (left > 1) {
            await checkRest(world);
          }
        }
      }
    }
    ends = longer;
  }
  return { histories, states };
}

async function replay(start: Start, history: readonly Action[]): Promise<World> {
  const world = start.hasSite ? new SiteWorld(start) : new World(start);
  await world.begin();
  for (const action of history) {
    await world.take(action);
  }
  return world;
}

function check(world: World): void {
  for (const [law, findWrong] of Object.entries(LAWS)) {
    const wrong = findWrong(world);
    if (wrong !== undefined) {
      fail(law, wrong, world);
    }
  }
}

/** After any history, the whole list can be read once the host answers and its list stands still. */
async function checkRest(world: World): Promise<void> {
  const expect = (law: string, isSo: boolean) => {
    check(world);
    if (!isSo) {
      fail(law, 'at rest', world);
    }
  };
  await world.calmDown();
  expect('every promise settles', (await world.rest()) && world.openCalls.length === 0);
  await world.take('refresh');
  await world.rest();
  for (let pages = 0; pages < 10 && world.session.list.hasMore; pages++) {
    await world.take('more');
    await world.rest();
  }
  const { session, lists, client, start } = world;
  const truth = lists[client].map(({ id }) => id);
  const shown = session.list.leads.map(({ id }) => id);
  // The row before the first is missing only if the host is not probed any more.
  const isFirstUnknown =
    start.base === 0 && !start.isBaseKnown && !world.api.position.isOpen && shown[0] !== truth[0];
  const expected = isFirstUnknown ? truth.slice(1) : truth;
  expect('all rows can be read', shown.join() === expected.join());
  const status = truth.length === 0 ? 'empty' : 'complete';
  expect('the status says so', isFirstUnknown || session.status === status);
  const unread = world.unreadOf(client);
  expect('the badge has the number', (world.badge?.shown[0] ?? unread) === unread);
  expect('every promise settles', world.openCalls.length === 0);
}

function fail(law: string, wrong: string, { start, taken }: World): never {
  throw new Violation(`${law}: ${wrong}, ${start.title}, after ${taken.join(', ')}`);
}
