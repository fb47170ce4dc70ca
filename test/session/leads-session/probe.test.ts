import { expect } from '@esm-bundle/chai';
import { PROBE_DELAY_MS } from '../../../src/session/list-reader.js';
import { lead } from '../../helpers/leads.js';
import { captureConsole } from '../../helpers/stub.js';
import { settle } from '../../helpers/memory-api.js';
import { FIRST, MORE, mount, SessionWorld } from '../session-world.js';

const COUNTS_FROM_0 = { base: 0, firstPosition: null } as const;

describe('the probe', () => {
  let warnings: string[];
  beforeEach(() => {
    warnings = captureConsole('warn');
  });

  it('puts the row before the first on top, once the first page is drawn', async () => {
    const world = await mount(COUNTS_FROM_0);
    expect(world.ids[0]).to.equal(2);
    expect(world.api.requests.length).to.equal(1);
    expect(world.session.status).to.equal('ready');
    await world.pass(PROBE_DELAY_MS);
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1], [1, 1]]);
    expect(world.ids[0]).to.equal(1);
    expect(world.log.at(-1)).to.equal('probe: 1 added, 21 drawn');
    expect(world.session.status).to.equal('ready');
    expect(warnings).to.deep.equal([
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });

  it('yields to an operation of the reader, and runs again after it', async () => {
    const world = await mount(COUNTS_FROM_0);
    await world.begin('probe');
    const more = world.session.loadMore();
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(await more).to.equal(true);
    await world.pass(PROBE_DELAY_MS);
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1], MORE, [0, 1], [1, 1]]);
    expect(world.ids[0]).to.equal(1);
  });

  it('runs once after a change, and not in each update', async () => {
    const world = await mount({ firstPosition: null });
    // A probe learns nothing from a list that moves.
    world.api.list = [...world.api.list, lead(99)];
    await world.pass(PROBE_DELAY_MS);
    await world.set({});
    expect(world.clock.waits).to.deep.equal([]);
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1]]);
    await world.session.loadMore();
    expect(world.clock.waits).to.deep.equal([PROBE_DELAY_MS]);
  });

  it('reports no failure of its own, and is not sent again after one', async () => {
    const world = await mount({ firstPosition: null });
    await world.begin('probe', { hold: false, error: 'http' });
    expect(world.session.status).to.equal('ready');
    await world.session.refresh(false);
    await world.pass(PROBE_DELAY_MS);
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1], FIRST]);
    expect(world.log.filter((line) => line.includes('failed'))).to.deep.equal([]);
  });

  it('does not clear a failure', async () => {
    const world = await mount(COUNTS_FROM_0);
    await world.fail('more');
    await world.place(false);
    await world.place(true);
    await world.pass(PROBE_DELAY_MS);
    expect(world.ids[0]).to.equal(1);
    expect(world.session.status).to.equal('error-more');
  });

  it('holds back a further page if the row before the first is all that is left', async () => {
    const world = await mount({ ...COUNTS_FROM_0, rows: 21 });
    world.clock.pass(PROBE_DELAY_MS);
    const more = world.session.loadMore();
    await settle();
    world.clock.pass(0);
    expect(await more).to.equal(true);
    expect(world.session.status).to.equal('complete');
    expect(await world.session.loadMore()).to.equal(false);
  });

  it('serves a further page if no other row is left', async () => {
    const world = await mount({ ...COUNTS_FROM_0, rows: 21 });
    void world.session.loadMore();
    await settle();
    await world.place(false);
    await world.place(true);
    expect(world.session.list.hasMore).to.equal(false);
    world.api.answer({ hold: true });
    await world.pass(0);
    const more = world.session.loadMore();
    await world.release();
    expect(await more).to.equal(true);
    expect(world.session.status).to.equal('complete');
    expect(world.api.spans).to.deep.equal([FIRST, MORE, [0, 1], [1, 1]]);
  });

  it('reads a list that has moved again from the top if no other row is left', async () => {
    const world = await mount({ ...COUNTS_FROM_0, rows: 21 });
    const more = world.session.loadMore();
    await settle();
    world.api.list = [lead(99), ...world.api.list.slice(0, -1)];
    await world.pass(0);
    expect(await more).to.equal(true);
    expect(world.ids).to.deep.equal(world.api.list.map(({ id }) => id));
    expect(world.session.status).to.equal('complete');
    const probe = [
      [0, 1],
      [1, 1],
    ];
    expect(world.api.spans).to.deep.equal([FIRST, MORE, ...probe, FIRST, ...probe]);
    expect(world.api.position.value).to.equal(0);
  });

  it('waits for the probe of another list of the host, blocks nothing meanwhile, and is not sent once its list is removed', async () => {
    const options = { ...COUNTS_FROM_0, rows: 21 } as const;
    const first = await mount(options);
    await first.begin('probe');
    const others = [new SessionWorld(options), new SessionWorld(options)] as const;
    for (const { api } of others) {
      api.position = first.api.position;
    }
    await settle();
    const [second, removed] = others;
    await second.pass(PROBE_DELAY_MS);
    expect(await second.session.loadMore()).to.equal(false);
    expect(second.api.spans).to.deep.equal([FIRST, MORE]);
    await removed.place(false);
    await first.release();
    await second.pass(PROBE_DELAY_MS);
    await removed.pass(PROBE_DELAY_MS);
    expect(first.api.position.value).to.equal(0);
    expect(second.session.status).to.equal('complete');
    expect(removed.api.spans).to.deep.equal([FIRST]);
  });

  it('learns nothing, and drops the list, if the token is refused', async () => {
    const world = await mount(COUNTS_FROM_0);
    await world.fail('probe', 'auth');
    expect(world.ids).to.deep.equal([]);
    expect(world.session.failure?.error.kind).to.equal('auth');
    expect(world.api.position.isOpen).to.equal(true);
  });

  it('shares the first position with the next list', async () => {
    const world = await mount(COUNTS_FROM_0);
    await world.pass(PROBE_DELAY_MS);
    await world.set({ client: 2 });
    expect(world.api.spans.at(-1)).to.deep.equal([0, 20]);
    expect(world.clock.waits).to.deep.equal([]);
  });

  it('runs before a search continues', async () => {
    const world = await mount({ ...COUNTS_FROM_0, rows: 450 });
    await world.search();
    expect(world.api.requests.length).to.equal(1);
    await world.pass(PROBE_DELAY_MS);
    expect(world.api.spans.slice(0, 3)).to.deep.equal([FIRST, [0, 1], [1, 1]]);
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.ids.length).to.equal(450);
  });

  it('is sent at once if a search waits for it', async () => {
    const world = new SessionWorld({ ...COUNTS_FROM_0, rows: 450 });
    await world.search();
    await world.pass(0);
    expect(world.api.spans.slice(0, 3)).to.deep.equal([FIRST, [0, 1], [1, 1]]);
    expect(world.session.list.isComplete).to.equal(true);
  });
});
