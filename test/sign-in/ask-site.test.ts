import { expect } from '@esm-bundle/chai';
import { askSite } from '../../src/sign-in/ask-site.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { fakeFetch, reply, type FakeReply } from '../fixtures/fake-fetch.js';
import { failureOf, stringsIn } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';
import { turns } from './sign-in-world.js';

const URL = 'https://partner.example/my/session';
const PAIR = JSON.stringify({ client: '1017', token: '55120938' });

function ask(replies: FakeReply[], wait?: number) {
  const { fetch, calls } = fakeFetch(...replies);
  const clock = new FakeClock();
  const controller = new AbortController();
  const answer = askSite(
    {
      ...{ url: URL, fetch, clock, signal: controller.signal },
      ...{ health: { hasFailed: false }, random: () => 0, isSentOnce: false },
    },
    wait,
  );
  return { answer, calls, clock, controller };
}

const breakOff = () => Promise.reject<Response>(new TypeError(`Failed to fetch ${PAIR}`));

describe('askSite', () => {
  it('posts nothing to the site, with its cookies, and without a cache, a referrer or a redirect', async () => {
    const { answer, calls } = ask([reply(PAIR, 'text/html')]);
    expect(calls).to.have.length(1);
    const { signal, ...init } = calls[0]!.init;
    expect(signal).to.be.an.instanceOf(AbortSignal);
    expect(calls[0]!.url).to.equal(URL);
    expect(init).to.deep.equal({
      method: 'POST',
      headers: { Accept: 'application/json' },
      credentials: 'include',
      body: null,
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    expect((await answer).owner?.client).to.equal('1017');
  });

  it('tries again after a failure that passes, as late as Retry-After says', async () => {
    const busy = reply('', null, { status: 503, headers: { 'Retry-After': '2' } });
    const { answer, calls, clock } = ask([busy, reply(PAIR)]);
    await clock.waitsFor(2000);
    expect(calls).to.have.length(1);
    clock.pass(2000);
    expect((await answer).owner?.client).to.equal('1017');
    expect(calls).to.have.length(2);
  });

  it('ends at once, without a request, if it is aborted while it waits', async () => {
    const { answer, calls, clock, controller } = ask([reply(PAIR)], 1000);
    controller.abort(new Error('It is not needed any more.'));
    const reason = await answer.catch((error: unknown) => String(error));
    expect(reason).to.equal('Error: It is not needed any more.');
    expect(clock.waits).to.deep.equal([]);
    expect(calls).to.deep.equal([]);
  });

  it('does not follow a redirect, and does not try again', async () => {
    const { answer, calls } = ask([reply('', null, { status: 302 })]);
    expect((await failureOf(answer)).kind).to.equal('protocol');
    expect(calls).to.have.length(1);
  });

  for (const kind of ['network', 'offline'] as const) {
    it(`fails with ${kind}, and keeps nothing of the cause`, async () => {
      stub(navigator, 'onLine', kind === 'network');
      const { answer, clock } = ask([breakOff, breakOff]);
      await turns();
      clock.pass(0);
      const failure = await failureOf(answer);
      expect(failure.kind).to.equal(kind);
      expect(stringsIn(failure).join()).not.to.contain('55120938');
    });
  }
});
