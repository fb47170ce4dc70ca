import { Hono } from 'hono';
import { withHost, type HostContents, type HostEnv, type Hosts } from './host.js';
import type { Op } from './lead-list.js';
import { DEFAULT_SETTINGS } from './settings.js';
import type { RecordedRequest, ScriptedAnswer } from './traffic.js';

/** A change of the list of a client, or of the list that clients share. */
export interface ListChange {
  ops: Op[];
  client?: string | number;
}

const CONTENTS = ['leads', 'clients', 'settings'];
const SETTINGS = Object.keys(DEFAULT_SETTINGS);
const ANSWER = 'status headers body json hold early destroy truncate ops client normal settings';

/** Serves the requests of tests: own hosts, scripted answers, and the recorded requests. */
export function createControl(hosts: Hosts): Hono<HostEnv> {
  const app = new Hono<HostEnv>();

  app.onError((error, c) => c.json({ Message: String(error) }, 400));
  app.get('/origins', (c) => c.json({ cross: hosts.crossOrigin }));
  app.post('/hosts', async (c) =>
    c.json(hosts.create(check(await c.req.json<HostContents>(), CONTENTS))),
  );
  app.use('/hosts/:id/*', withHost(hosts));

  app.patch('/hosts/:id', async (c) => {
    c.get('host').replace(check(await c.req.json<HostContents>(), CONTENTS));
    return c.json({});
  });

  app.post('/hosts/:id/ops', async (c) => {
    const { ops, client } = await c.req.json<ListChange>();
    c.get('host').change(ops, client);
    return c.json({});
  });

  app.post('/hosts/:id/answers', async (c) => {
    for (const answer of await c.req.json<ScriptedAnswer[]>()) {
      c.get('host').traffic.answers.push(check(answer, ANSWER.split(' ')));
    }
    return c.json({});
  });

  app.post('/hosts/:id/release', (c) => {
    const count = Number(c.req.query('count') ?? 1);
    return c.json({ released: c.get('host').traffic.release(count) });
  });

  app.get('/hosts/:id/held', async (c) => {
    const { traffic } = c.get('host');
    const atLeast = Number(c.req.query('atLeast') ?? 0);
    await traffic.until(() => traffic.held >= atLeast, c.req.raw.signal);
    return c.json({ held: traffic.held });
  });

  app.get('/hosts/:id/requests', async (c) => {
    const { traffic } = c.get('host');
    const { atLeast = 0, aborted = 0 } = c.req.query();
    const count = (isMeant: (request: RecordedRequest) => boolean) =>
      traffic.requests.filter(isMeant).length;
    await traffic.until(
      () =>
        count(({ method }) => method !== 'OPTIONS') >= Number(atLeast) &&
        count((request) => request.aborted) >= Number(aborted),
      c.req.raw.signal,
    );
    return c.json(traffic.requests);
  });

  app.delete('/hosts/:id/requests', (c) => {
    c.get('host').traffic.requests = [];
    return c.json({});
  });

  return app;
}

/**
 * Checks the names of an object's members and settings, since a test with a misspelled name could
 * pass wrongly. Types are checked when the test is compiled.
 */
function check<T extends { settings?: object }>(object: T, names: readonly string[]): T {
  const unknown = [
    ...Object.keys(object).filter((name) => !names.includes(name)),
    ...Object.keys(object.settings ?? {}).filter((name) => !SETTINGS.includes(name)),
  ];
  if (unknown.length > 0) {
    throw new TypeError(`Unknown: ${unknown.join(', ')}.`);
  }
  return object;
}
