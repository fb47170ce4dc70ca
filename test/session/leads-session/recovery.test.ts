import { expect } from '@esm-bundle/chai';
import { settle } from '../../helpers/memory-api.js';
import { mount } from '../session-world.js';

describe('the recovery', () => {
  for (const operation of ['first', 'more', 'readOn', 'refresh', 'refreshHead'] as const) {
    it(`repeats ${operation}`, async () => {
      const isFirst = operation === 'first';
      const world = await mount({ rows: 60, answers: isFirst ? [{ error: 'offline' }] : [] });
      if (!isFirst) {
        await world.fail(operation, 'offline');
      }
      const { length } = world.api.requests;
      await world.session.recover([operation], true);
      expect(world.api.requests.length).to.equal(length + 1);
      expect(world.session.failure).to.equal(undefined);
      expect(world.log.findLast((line) => line.includes('added'))).to.contain(`${operation}:`);
    });
  }

  it('keeps the message of the first failure, and says nothing of a further one', async () => {
    const world = await mount({ answers: [{ error: 'offline' }] });
    const { failure } = world.session;
    world.api.answer({ error: 'network', hold: true });
    const recovered = world.session.recover(['first'], true);
    await settle();
    expect([world.session.status, world.session.isComingBack]).to.deep.equal(['loading', true]);
    await world.release();
    await recovered;
    expect(world.session.failure).to.equal(failure);
    expect([world.session.status, world.session.isComingBack]).to.deep.equal(['error', false]);
    expect(world.failures.map(({ isQuiet }) => isQuiet)).to.deep.equal([false, true]);
  });

  for (const [title, error, isQuiet, hasPressed] of [
    ['does not pass', 'auth', true, false],
    ['the reader has waited for', 'network', true, true],
    ['is the last one after the return of the network', 'network', false, false],
  ] as const) {
    it(`tells of a failure that ${title}`, async () => {
      const world = await mount({ answers: [{ error: 'offline' }] });
      world.api.answer({ error, hold: true });
      const recovered = world.session.recover(['first'], isQuiet);
      await settle();
      if (hasPressed) {
        void world.session.loadMore();
      }
      await world.release();
      await recovered;
      expect(world.session.failure?.error.kind).to.equal(error);
      expect(world.failures.map((failure) => failure.isQuiet)).to.deep.equal([false, false]);
    });
  }

  it('does not repeat a first page that has arrived meanwhile', async () => {
    const world = await mount();
    await world.session.recover(['first'], true);
    expect(world.api.requests.length).to.equal(1);
  });

  it('clears the failure of a search whose filter has gone, and reads nothing, but keeps a refusal', async () => {
    for (const isRefused of [false, true]) {
      const world = await mount({ rows: 450 });
      await world.fail('readOn', 'offline');
      if (isRefused) {
        await world.fail('more', 'auth');
      }
      await world.search(null);
      const { length } = world.api.requests;
      await world.session.recover(['readOn'], true);
      expect(world.session.status).to.equal(isRefused ? 'error' : 'ready');
      expect(world.api.requests.length).to.equal(length);
      await world.session.recover(['first'], true);
      expect(world.session.status).to.equal('ready');
    }
  });

  it('does nothing while the element is removed', async () => {
    const world = await mount();
    await world.place(false);
    await world.session.recover(['more', 'readOn', 'refresh'], true);
    expect(world.api.requests.length).to.equal(1);
  });
});
