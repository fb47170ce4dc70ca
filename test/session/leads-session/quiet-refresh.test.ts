import { expect } from '@esm-bundle/chai';
import { settle } from '../../helpers/memory-api.js';
import { mount, type SessionWorld } from '../session-world.js';

describe('a quiet refresh', () => {
  it('does not run during or after another refresh', async () => {
    const world = await mount();
    const { ended } = await world.begin('refresh');
    const other = world.session.refreshQuietly();
    await world.release();
    await Promise.all([ended, other]);
    expect(world.api.requests.length).to.equal(2);
  });

  it('is sent once, as is a probe, since nobody waits', async () => {
    const world = await mount({ rows: 450, firstPosition: null });
    await world.ask('probe');
    for (const operation of ['more', 'refresh', 'readOn', 'refreshHead'] as const) {
      await world.ask(operation);
      await settle();
    }
    const sent = world.api.requests.map(({ length, isSentOnce }) => `${length} ${isSentOnce}`);
    expect(sent.slice(0, 3)).to.deep.equal(['20 false', '1 true', '21 false']);
    expect(sent.at(-2)).to.equal('200 false');
    expect(sent.at(-1)).to.equal('200 true');
  });

  it('does not run before the first page, nor after a failed one', async () => {
    const world = await mount({ isDeferred: true, answers: [{ error: 'http' }] });
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(0);
    world.isDeferred = false;
    await world.set({});
    await world.session.refreshQuietly();
    expect(world.session.status).to.equal('error');
    expect(world.api.requests.length).to.equal(1);
    await world.session.loadMore();
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(3);
  });

  it('does not run after a refusal, until a request has succeeded', async () => {
    const world = await mount();
    await world.fail('refresh', 'api');
    await world.session.refreshQuietly();
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.length).to.equal(2);
    await world.session.loadMore();
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(4);
  });
});

describe('isOutdated', () => {
  const MINUTE = 60_000;

  /** Lets a list become almost a minute old, and then a minute. Returns whether it was outdated. */
  function outdatedLater({ clock, session }: SessionWorld): boolean[] {
    return [MINUTE - 1, 1].map((ms) => {
      clock.pass(ms);
      return session.isOutdated;
    });
  }

  it('is true a minute after the last answer, or if the clock is set back', async () => {
    const world = await mount();
    expect(outdatedLater(world)).to.deep.equal([false, true]);
    await world.session.refreshQuietly();
    expect(outdatedLater(world)).to.deep.equal([false, true]);
    await world.session.refreshQuietly();
    world.clock.pass(-60 * MINUTE);
    expect(world.session.isOutdated).to.equal(true);
  });

  for (const [title, expected, act] of [
    ['true even after a failed page', true, (world: SessionWorld) => world.fail('more')],
    ['false during an operation', false, (world: SessionWorld) => world.begin('more')],
    ['false after a refusal', false, (world: SessionWorld) => world.fail('refresh', 'auth')],
  ] as const) {
    it(`is ${title}`, async () => {
      const world = await mount();
      await act(world);
      expect(outdatedLater(world)).to.deep.equal([false, expected]);
    });
  }

  it('is false without a first page', async () => {
    const world = await mount({ answers: [{ error: 'http' }] });
    expect(outdatedLater(world)).to.deep.equal([false, false]);
  });
});
