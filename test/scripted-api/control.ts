import { Hono } from 'hono';
import { withHost, type HostContents, type HostEnv, type Hosts } from '../../demo/api/host.js';
import type { Op } from '../../demo/api/lead-list.js';
import { trafficOf, type ScriptedAnswer } from './traffic.js';

/** Lets tests in browsers have hosts of their own, with scripted answers and recorded requests. */
export function createControl(hosts: Hosts): Hono<HostEnv> {
  const app = new Hono<HostEnv>();

  app.get('/origins', (c) => c.json({ cross: hosts.crossOrigin }));
  app.post('/hosts', async (c) => c.json(hosts.create(await c.req.json<HostContents>())));
  app.use('/hosts/:id/*', withHost(hosts));

  app.patch('/hosts/:id/', async (c) => {
    c.get('host').replace(await c.req.json<HostContents>());
    return c.json({});
  });

  app.post('/hosts/:id/ops', async (c) => {
    c.get('host').change(await c.req.json<Op[]>());
    return c.json({});
  });

  app.post('/hosts/:id/answers', async (c) => {
    trafficOf(c.get('host')).answers.push(...(await c.req.json<ScriptedAnswer[]>()));
    return c.json({});
  });

  app.post('/hosts/:id/release', (c) => {
    trafficOf(c.get('host')).release();
    return c.json({});
  });

  app.get('/hosts/:id/held', async (c) => {
    const traffic = trafficOf(c.get('host'));
    const atLeast = Number(c.req.query('atLeast'));
    await traffic.until(() => traffic.held >= atLeast, c.req.raw.signal);
    return c.json({ held: traffic.held });
  });

  app.get('/hosts/:id/requests', async (c) => {
    const traffic = trafficOf(c.get('host'));
    const { atLeast, aborted } = c.req.query();
    await traffic.until(
      () =>
        traffic.requests.filter(({ method }) => method !== 'OPTIONS').length >= Number(atLeast) &&
        traffic.requests.filter((request) => request.aborted).length >= Number(aborted),
      c.req.raw.signal,
    );
    return c.json(traffic.requests);
  });

  return app;
}
