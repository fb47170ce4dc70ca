import { expect } from '@esm-bundle/chai';
import { sharedSignIn } from '../../src/sign-in/shared-sign-in.js';
import { SignIn } from '../../src/sign-in/sign-in.js';
import { reply } from '../fixtures/fake-fetch.js';
import { stringsIn } from '../fixtures/rejection.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { answerOf, SESSION_URL, SignInWorld, standInForBrowser } from './sign-in-world.js';

const KEY = Symbol.for('client-leads.sign-in.3');

describe('sharedSignIn', () => {
  it('gives what the first file on the page has left', () => {
    const { signIn } = new SignInWorld().openWindow();
    const asked: unknown[] = [];
    const leave = (...site: unknown[]) => {
      asked.push(site);
      return signIn;
    };
    const place = Object.defineProperty({}, KEY, { value: leave });
    expect(sharedSignIn(place, SESSION_URL, 'https://built.example/')).to.equal(signIn);
    expect(asked).to.deep.equal([[SESSION_URL, 'https://built.example/']]);
  });

  it('gives another one for another URL, and to a file that was built for another API', () => {
    const place = {};
    const signIns = [
      sharedSignIn(place, SESSION_URL, undefined),
      sharedSignIn(place, SESSION_URL, 'https://built.example/'),
      sharedSignIn(place, SESSION_URL, 'https://other.example/'),
      sharedSignIn(place, `${SESSION_URL}?list=2`, undefined),
    ];
    expect(new Set(signIns).size).to.equal(4);
    expect(sharedSignIn(place, SESSION_URL, undefined)).to.equal(signIns[0]);
  });

  it('has its own if a file with another protocol has left something', () => {
    const place = { [Symbol.for('client-leads.sign-in.2')]: () => ({}) };
    expect(sharedSignIn(place, SESSION_URL, undefined)).to.be.instanceOf(SignIn);
  });

  it('has its own if a script of the page has set something else', () => {
    const own = sharedSignIn({}, SESSION_URL, undefined);
    expect(sharedSignIn({ [KEY]: null }, SESSION_URL, undefined)).to.equal(own);
  });

  it('asks by the page’s own fetch, warns once, and leaves no token and nothing that can be replaced', async () => {
    const lines = captureConsole('error');
    standInForBrowser();
    const replies = [
      reply(answerOf('1017', '55120938')),
      ...[1, 2].map(() => reply('', null, { status: 403 })),
    ];
    stub(globalThis, 'fetch', () => Promise.resolve(replies.shift()!));
    const place = {};
    const signIn = sharedSignIn(place, `${SESSION_URL}?list=3`, 'https://built.example/');
    const follower = signIn.follow(() => undefined, false);
    follower.start();
    await signIn.untilKnown();
    expect(follower.current).to.have.nested.property('client.base', 'https://built.example/');
    expect(stringsIn(place).join()).not.to.contain('55120938');
    const shared = Reflect.get(place, KEY) as object;
    expect([Object.keys(place), Object.keys(shared)]).to.deep.equal([[], []]);
    expect(Reflect.set(place, KEY, 1)).to.equal(false);
    await signIn.sessionChanged();
    await signIn.sessionChanged();
    follower.leave();
    expect(replies).to.deep.equal([]);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('<client-leads> session-url answered with HTTP 403');
  });
});
