import { expect } from '@esm-bundle/chai';
import { MEETING_POINT, sharedSignIn } from '../../src/sign-in/shared-sign-in.js';
import { SignIn } from '../../src/sign-in/sign-in.js';
import { reply } from '../fixtures/fake-fetch.js';
import { stringsIn } from '../fixtures/rejection.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { answerOf, SESSION_URL, SignInWorld, standInForBrowser } from './sign-in-world.js';

const KEY = MEETING_POINT;

/** What files of one page use of each other. Raise the number of the meeting point with each change. */
const MEMBERS = {
  'SignIn 3': `access askAgain constructor currentSince follow followers isAsking sessionChanged
    sessionEnded start unread untilKnown`,
  'Follower 3': 'askAgain connect constructor current isConnected leave options start',
  'Followers 3':
    'add areConnected areToldOfFailure constructor handlePresence isEmpty listFor notifyAll notifyBadges remove',
  'UnreadNumbers 3': `constructor follow forget latest noteList noteQuestion read renew`,
  'SiteAccess 3': 'constructor for give isRefused recall',
  'Access 3': 'ask confirm recalled renew token untilKnown',
};

describe('sharedSignIn', () => {
  it('names a protocol whose members have not changed', () => {
    const { signIn } = new SignInWorld().openWindow();
    const follower = signIn.follow(() => undefined, false);
    const client = { id: '1', base: '', siteCode: undefined, operator: undefined };
    const { followers, unread, access } = signIn;
    const shared = [signIn, follower, followers, unread, access, access.for(client)];
    const number = MEETING_POINT.description?.split('.').at(-1);
    const members = shared.map((each) => {
      const { constructor } = each;
      const own = constructor === Object ? [] : Object.getOwnPropertyNames(constructor.prototype);
      const name = constructor === Object ? 'Access' : constructor.name;
      return [`${name} ${number}`, [...Object.keys(each), ...own].sort().join(' ')];
    });
    const expected = Object.entries(MEMBERS).map(([name, all]) => [
      name,
      all.split(/\s+/).join(' '),
    ]);
    expect(members).to.deep.equal(expected);
  });

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

  it('gives the same for a URL while an element has it, another one for another URL, and to a file that was built for another API', () => {
    standInForBrowser();
    const place = {};
    const find = (url = SESSION_URL, base?: string) => {
      const signIn = sharedSignIn(place, url, base);
      return { signIn, follower: signIn.follow(() => undefined, false) };
    };
    const all = [
      find(),
      find(SESSION_URL, 'https://built.example/'),
      find(SESSION_URL, 'https://other.example/'),
      find(`${SESSION_URL}?list=2`),
    ];
    expect(new Set(all.map(({ signIn }) => signIn)).size).to.equal(4);
    expect(sharedSignIn(place, SESSION_URL, undefined)).to.equal(all[0]!.signIn);
    all.forEach(({ follower }) => follower.leave());
    expect(sharedSignIn(place, SESSION_URL, undefined)).to.equal(all[0]!.signIn);
  });

  it('keeps one that nobody follows while an end of the session is its last word', () => {
    standInForBrowser();
    const find = () => sharedSignIn({}, `${SESSION_URL}?list=4`, undefined);
    const ended = find();
    ended.sessionEnded();
    expect(find()).to.equal(ended);
    expect(find().currentSince(0).state).to.equal('nobody');
    const follower = find().follow(() => undefined, false);
    void ended.sessionChanged();
    expect(follower.current.state).to.equal('unknown');
    follower.leave();
  });

  it('lets elements out of the page tell the other windows at most once a second', async () => {
    standInForBrowser();
    const told: unknown[] = [];
    class Channel {
      postMessage = (data: unknown) => told.push(data);
      close = () => undefined;
    }
    stub(globalThis, 'BroadcastChannel', Channel as unknown as typeof BroadcastChannel);
    for (let call = 0; call < 500; call++) {
      await sharedSignIn({}, `${SESSION_URL}?list=5`, undefined).sessionChanged();
    }
    expect(told).to.have.length(1);
  });

  it('has its own if a file with another protocol has left something', () => {
    const place = { [Symbol.for('client-leads.sign-in.2')]: () => ({}) };
    expect(sharedSignIn(place, SESSION_URL, undefined)).to.be.instanceOf(SignIn);
  });

  it('has its own if a script of the page has set something else', () => {
    standInForBrowser();
    const own = sharedSignIn({}, SESSION_URL, undefined);
    const follower = own.follow(() => undefined, false);
    expect(sharedSignIn({ [KEY]: null }, SESSION_URL, undefined)).to.equal(own);
    follower.leave();
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
