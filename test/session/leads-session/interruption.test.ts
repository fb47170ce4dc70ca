import { expect } from '@esm-bundle/chai';
import { PROBE_DELAY_MS } from '../../../src/session/list-reader.js';
import type { Operation } from '../../../src/session/operations.js';
import { leads } from '../../helpers/leads.js';
import { settle, type PlannedAnswer } from '../../helpers/memory-api.js';
import { FIRST, mount } from '../session-world.js';

/** Operations that may be running, and the requests once the element returns. */
const OPERATIONS = [
  ['first', [FIRST]],
  ['more', []],
  [
    'readOn',
    [
      [20, 200],
      [219, 200],
    ],
  ],
  ['probe', [[0, 1]]],
] as const;

/** A world with a running operation. */
async function mountDuring(operation: Operation, answer: PlannedAnswer = {}) {
  const world = await mount({
    rows: 300,
    firstPosition: operation === 'probe' ? null : 1,
    answers: operation === 'first' ? [{ hold: true, ...answer }] : [],
  });
  world.api.lists.set('2', leads(1, 2));
  const { ended } =
    operation === 'first'
      ? { ended: world.session.loadMore() }
      : await world.begin(operation, answer);
  const { signal } = world.api.requests.at(-1)!;
  return { world, ended, signal };
}

describe('a running operation', () => {
  for (const [operation, asksAgain] of OPERATIONS) {
    it(`ends with another client, and its late answer is never shown: ${operation}`, async () => {
      const { world, ended, signal } = await mountDuring(operation, { ignoresAbort: true });
      const { session } = world;
      void world.set({ client: 2 });
      await world.updateComplete;
      expect(signal.aborted).to.equal(true);
      expect([world.ids, world.drawn]).to.deep.equal([[], []]);
      await settle();
      world.log.length = 0;
      await world.release();
      expect(await ended).to.be.oneOf([false, undefined]);
      expect(world.ids).to.deep.equal([1, 2]);
      expect([world.log, world.found]).to.deep.equal([[], []]);
      expect([session.list.leads, session.takeNews()]).to.deep.equal([[], []]);
    });

    it(`ends when the element is removed, and keeps the rows: ${operation}`, async () => {
      const { world, ended, signal } = await mountDuring(operation);
      const { ids } = world;
      const waiting = world.session.refresh(false);
      await world.place(false);
      expect(signal.aborted).to.equal(true);
      expect(await ended).to.be.oneOf([false, undefined]);
      expect(await waiting).to.equal(false);
      expect(world.session.status).to.equal(operation === 'first' ? 'loading' : 'ready');
      const { length } = world.api.requests;
      expect(await world.session.loadMore()).to.equal(false);
      await world.session.refresh(false);
      expect(world.api.requests.length).to.equal(length);
      expect([world.ids, world.found]).to.deep.equal([ids, []]);
      await world.place(true);
      await world.pass(PROBE_DELAY_MS);
      expect(world.api.spans.slice(length)).to.deep.equal(asksAgain);
    });
  }

  it('continues when the element is moved', async () => {
    const { world, signal } = await mountDuring('more');
    void world.place(false);
    await world.place(true);
    expect(signal.aborted).to.equal(false);
    await world.release();
    expect(world.ids.length).to.equal(40);
  });
});
