import { expect } from '@esm-bundle/chai';
import { answerOf, SESSION_URL, SignInWorld, turns } from './sign-in-world.js';

const SECOND = 1000;

function tell(world: SignInWorld, news: object): Promise<void> {
  world.channels.send({ url: SESSION_URL, ...news });
  return world.settle();
}

const tellClient = (world: SignInWorld, client: string | null) =>
  tell(world, { type: 'answer', client });

describe('SiteSignIn in several windows', () => {
  describe('tells the others', () => {
    it('the client of each answer, and never a token', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '55120938');
      window.page.happen('visible');
      await world.answered(window, null);
      expect(world.channels.posted).to.deep.equal([
        { url: SESSION_URL, type: 'answer', client: '1017' },
        { url: SESSION_URL, type: 'answer', client: null },
      ]);
    });

    it('changed() and ended(), and nothing of a failure', async () => {
      const world = new SignInWorld();
      const { source, newest } = await world.openFor('1017');
      world.channels.posted.length = 0;
      void source.changed();
      newest.answer('');
      await world.settle();
      source.ended();
      expect(world.channels.posted).to.deep.equal([
        { url: SESSION_URL, type: 'changed' },
        { url: SESSION_URL, type: 'ended' },
      ]);
    });
  });

  describe('hears', () => {
    it('the end, and drops at once, without asking or telling it again', async () => {
      const world = new SignInWorld();
      const first = await world.openFor('1017');
      const second = await world.openFor('1017');
      second.page.happen('visible');
      world.channels.posted.length = 0;
      first.source.ended();
      world.channels.deliver();
      expect([first.shown, second.shown]).to.deep.equal(['nobody', 'nobody']);
      second.newest.answer(answerOf('1017'));
      await world.pass(SECOND);
      expect([first.shown, second.shown]).to.deep.equal(['nobody', 'nobody']);
      expect(world.channels.posted).to.have.length(1);
    });

    it('a change, keeps the list until the answer, and replaces a question under way', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.page.happen('visible');
      const older = window.newest;
      await tell(world, { type: 'changed' });
      expect(window.shown).to.equal('1017, asking');
      expect(older.isAborted).to.equal(true);
      older.answer(answerOf('1017'));
      await world.settle();
      expect(window.shown).to.equal('1017, asking');
      await world.answered(window, '2042');
      expect(window.shown).to.equal('2042');
    });

    it('a change, and drops the list if the question fails', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      await tell(world, { type: 'changed' });
      window.newest.answer('');
      await world.settle();
      expect(window.shown).to.equal('failed: protocol');
    });

    for (const [shown, told] of [
      ['1017', '2042'],
      ['1017', null],
      [null, '1017'],
    ] as const) {
      it(`of ${told ?? 'nobody'} while it shows ${shown ?? 'nobody'}, drops and asks`, async () => {
        const world = new SignInWorld();
        const window = await world.openFor(shown);
        await tellClient(world, told);
        expect(window.shown).to.equal('unknown, asking');
        expect(window.questions).to.have.length(2);
        await world.answered(window, told);
        expect(window.shown).to.equal(told ?? 'nobody');
      });

      it(`of ${told ?? 'nobody'} during a question of a plain return, and replaces it`, async () => {
        const world = new SignInWorld();
        const window = await world.openFor(shown);
        await world.pass(60 * SECOND);
        window.page.happen('visible');
        const older = window.newest;
        await tellClient(world, told);
        expect(older.isAborted).to.equal(true);
        expect(window.shown).to.equal('unknown, asking');
        expect(window.questions).to.have.length(3);
      });
    }

    it('of the client that it shows, and does nothing', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      await tellClient(world, '1017');
      expect(window.questions).to.have.length(1);
      expect(window.shown).to.equal('1017');
    });

    it('of another client, and fails if the question does', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      await tellClient(world, '2042');
      window.newest.answer('');
      await world.settle();
      expect(window.shown).to.equal('failed: protocol');
    });

    it('of a client after a failure, and asks', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      window.newest.answer('');
      await world.settle();
      await tellClient(world, '1017');
      expect(window.shown).to.equal('unknown, asking');
    });

    it('asks at most once a second, and then after the rest of the second', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      await tellClient(world, '2042');
      await world.answered(window, '2042');
      await world.pass(400);
      await tellClient(world, '1017');
      await tellClient(world, null);
      expect(window.shown).to.equal('unknown, asking');
      await world.pass(599);
      expect(window.questions).to.have.length(2);
      await world.pass(1);
      expect(window.questions).to.have.length(3);
      await world.answered(window, null);
      await world.pass(100);
      await tellClient(world, '1017');
      await world.pass(899);
      expect(window.questions).to.have.length(3);
      await world.pass(1);
      expect(window.questions).to.have.length(4);
    });

    it('asks within a second if the clock has been set back', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      await tellClient(world, '2042');
      await world.answered(window, '2042');
      world.clock.pass(-3600 * SECOND);
      await tellClient(world, '1017');
      await world.pass(SECOND);
      expect(window.questions).to.have.length(3);
    });

    it('ends the wait for the rest of the second if the page says that something has changed', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      await tellClient(world, '2042');
      await world.answered(window, '2042');
      await tellClient(world, '1017');
      void window.source.changed();
      expect(window.questions).to.have.length(3);
      await world.answered(window, '1017');
      await world.pass(SECOND);
      expect(window.questions).to.have.length(3);
    });

    it('of a client while nothing is shown, and compares it with the answer', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      await tellClient(world, '2042');
      expect(window.questions).to.have.length(1);
      world.channels.posted.length = 0;
      await world.answered(window, '1017');
      expect(window.shown).to.equal('unknown, asking');
      expect(world.channels.posted).to.deep.equal([]);
      await world.answered(window, '2042');
      expect(window.shown).to.equal('2042');
    });

    it('of the client that the answer then names, and asks no more', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      await tellClient(world, '1017');
      await world.answered(window, '1017');
      expect(window.shown).to.equal('1017');
      expect(window.questions).to.have.length(1);
    });

    it('nothing of another URL', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      const url = 'https://partner.example/other';
      const other = world.openWindow(undefined, url);
      expect(other.questions).to.have.length(0);
      world.channels.send({ url, type: 'ended' });
      await world.settle();
      expect(window.shown).to.equal('1017');
    });

    for (const message of [
      null,
      'ended',
      ['ended'],
      {},
      { type: 'ended' },
      { url: SESSION_URL },
      { url: SESSION_URL, type: 'toString' },
      { url: [SESSION_URL], type: 'ended' },
      { url: SESSION_URL, type: 'answer' },
      { url: SESSION_URL, type: 'answer', client: 2042 },
      { url: SESSION_URL, type: 'answer', client: '<b>' },
      { url: SESSION_URL, type: 'answer', client: { client: '2042' } },
    ]) {
      it(`and ignores ${JSON.stringify(message)}`, async () => {
        const world = new SignInWorld();
        const window = await world.openFor('1017');
        world.channels.send(message);
        await world.settle();
        expect(window.shown).to.equal('1017');
        expect(window.questions).to.have.length(1);
      });
    }
  });

  it('closes the channel when the page is left, and opens it when the page is restored', async () => {
    const world = new SignInWorld();
    const window = await world.openFor('1017');
    for (const moment of ['left', 'cached'] as const) {
      window.page.happen(moment);
      expect(world.channels.receivers.size).to.equal(0);
      window.enter();
      expect(world.channels.receivers.size).to.equal(moment === 'cached' ? 0 : 1);
    }
    window.page.happen('restored');
    expect(world.channels.receivers.size).to.equal(1);
  });

  it('tells an end even without subscribers, and leaves no channel open', async () => {
    const world = new SignInWorld();
    const other = await world.openFor('1017');
    const window = world.openWindow();
    window.leave();
    await turns();
    window.source.ended();
    world.channels.deliver();
    expect(other.shown).to.equal('nobody');
    expect(world.channels.receivers.size).to.equal(1);
  });

  it('works without a channel', async () => {
    const world = new SignInWorld();
    const window = world.openWindow(() => undefined);
    await world.answered(window, '1017');
    void window.source.changed();
    await world.answered(window, null);
    window.source.ended();
    window.leave();
    await turns();
    expect(window.shown).to.equal('nobody');
  });

  it('shows the new client everywhere after a sign-in in one window, and then is silent', async () => {
    const world = new SignInWorld();
    const windows = [await world.openFor('1017'), await world.openFor('1017')];
    windows.push(await world.openFor('2042'));
    for (let round = 0; round < 5; round++) {
      for (const { questions } of windows) {
        questions.filter(({ isPending }) => isPending).forEach((q) => q.answer(answerOf('2042')));
      }
      await world.pass(SECOND);
    }
    expect(windows.map(({ shown }) => shown)).to.deep.equal(['2042', '2042', '2042']);
    expect(windows.map(({ questions }) => questions.length)).to.deep.equal([2, 2, 1]);
  });
});
