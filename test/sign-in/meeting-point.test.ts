import { expect } from '@esm-bundle/chai';
import type { Site } from '../../src/sign-in/ask-site.js';
import { MeetingPoint, meetingPoint } from '../../src/sign-in/meeting-point.js';
import { reply } from '../fixtures/fake-fetch.js';
import { stringsIn } from '../fixtures/rejection.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { play } from './it-goes.js';
import { SESSION_URL, SignInWorld, standInForBrowser } from './sign-in-world.js';

const KEY = Symbol.for('client-leads.sign-in');
const SITE = { url: SESSION_URL };

/** A file of ours on the page, and what it has created. */
function openFile() {
  const created: Site[] = [];
  const window = new SignInWorld().openWindow();
  const file = new MeetingPoint((site) => {
    created.push(site);
    return created.length === 1 ? window.signIn : new SignInWorld().openWindow().signIn;
  });
  return { file, created, window };
}

describe('MeetingPoint', () => {
  it('gives all files what the first one has, the same each time', () => {
    const first = openFile();
    const second = openFile();
    const place = {};
    const own = first.file.signInFor(place, SITE);
    expect(second.file.signInFor(place, SITE)).to.equal(own);
    expect(first.file.signInFor(place, SITE)).to.equal(own);
    expect(second.created).to.have.length(0);
  });

  it('gives another one for another URL, and to a file that was built for another API', () => {
    const { file, created } = openFile();
    const place = {};
    const built = { ...SITE, defaultBase: 'https://built.example/' };
    const other = { ...SITE, defaultBase: 'https://other.example/' };
    const list = { url: `${SESSION_URL}?list=2`, defaultBase: undefined };
    const sites = [built, { ...SITE, defaultBase: undefined }, other, list];
    expect(new Set(sites.map((site) => file.signInFor(place, site))).size).to.equal(4);
    expect(created).to.deep.equal(sites);
  });

  it('leaves a function, a number and no token, which nobody can replace or list', async () => {
    const { file, window } = openFile();
    const place = {};
    file.signInFor(place, SITE);
    await play(window, 'start, answer 1017 55120938');
    expect(window.shown).to.equal('1017');
    const shared = Reflect.get(place, KEY) as object;
    expect(Object.keys(place)).to.deep.equal([]);
    expect(Object.entries(shared).map(([name, value]) => [name, typeof value])).to.deep.equal([
      ['protocol', 'number'],
      ['signInFor', 'function'],
    ]);
    expect(Reflect.set(place, KEY, 1)).to.equal(false);
    expect(Object.isFrozen(shared)).to.equal(true);
    expect(stringsIn(place).join()).not.to.contain('55120938');
  });

  for (const [title, place] of [
    ['another protocol', { [KEY]: { protocol: 1, signInFor: () => ({}) } }],
    ['no protocol', { [KEY]: { signInFor: () => ({}) } }],
    ['no function', { [KEY]: { protocol: 2, signInFor: 'here' } }],
    ['something else', { [KEY]: 'here' }],
    ['null', { [KEY]: null }],
    ['nothing, and can leave nothing', Object.freeze({})],
  ] as const) {
    it(`has its own if it finds ${title}`, () => {
      const { file, created } = openFile();
      const found: unknown = Reflect.get(place, KEY);
      const signIn = file.signInFor(place, SITE);
      expect(file.signInFor(place, SITE)).to.equal(signIn);
      expect(created).to.have.length(1);
      expect(Reflect.get(place, KEY)).to.equal(found);
    });
  }
});

describe('meetingPoint', () => {
  it('asks the site with the page’s own fetch, and warns once', async () => {
    const lines = captureConsole('error');
    standInForBrowser();
    const urls: unknown[] = [];
    stub(globalThis, 'fetch', (url) => {
      urls.push(url);
      return Promise.resolve(reply('', null, { status: 403 }));
    });
    const signIn = meetingPoint.signInFor({}, SITE);
    const unsubscribe = signIn.subscribe(() => undefined);
    signIn.start();
    await signIn.ask();
    await signIn.ask();
    unsubscribe();
    expect(signIn.current.state).to.equal('nobody');
    expect(urls).to.deep.equal([SESSION_URL, SESSION_URL]);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('<client-leads> session-url answered with HTTP 403');
  });
});
