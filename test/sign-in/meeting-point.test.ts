import { expect } from '@esm-bundle/chai';
import { MeetingPoint } from '../../src/sign-in/meeting-point.js';
import type { Site } from '../../src/sign-in/read-answer.js';
import { stringsIn } from '../fixtures/rejection.js';
import { play } from './it-goes.js';
import { SESSION_URL, SignInWorld, type TestWindow } from './sign-in-world.js';

const KEY = Symbol.for('client-leads.sign-in');
const SITE = { url: SESSION_URL };

/** A file of ours on the page, and the sites for which it has created sources. */
function openFile(world = new SignInWorld()) {
  const created: Site[] = [];
  const windows: TestWindow[] = [];
  const meetingPoint = new MeetingPoint((site) => {
    created.push(site);
    const window = world.openWindow(undefined, site.url);
    windows.push(window);
    return window.source;
  });
  return { meetingPoint, created, windows };
}

describe('MeetingPoint', () => {
  it('gives the source of the first file to all others, the same each time', () => {
    const world = new SignInWorld();
    const first = openFile(world);
    const second = openFile(world);
    const place = {};
    const own = first.meetingPoint.sourceFor(place, SITE);
    const adopted = second.meetingPoint.sourceFor(place, SITE);
    expect(second.meetingPoint.sourceFor(place, SITE)).to.equal(adopted);
    expect(first.meetingPoint.sourceFor(place, SITE)).to.equal(own);
    expect(second.created).to.have.length(0);
    void adopted.changed();
    expect(own.isAsking).to.equal(true);
    adopted.ended();
    expect(own.signIn.state).to.equal('nobody');
  });

  it('gives another source for another URL, and to a file that was built for another API', () => {
    const { meetingPoint, created } = openFile();
    const place = {};
    const built = { ...SITE, defaultBase: 'https://built.example/' };
    const other = { ...SITE, defaultBase: 'https://other.example/' };
    const list = { url: `${SESSION_URL}?list=2` };
    const sources = [built, SITE, other, list].map((site) => meetingPoint.sourceFor(place, site));
    expect(new Set(sources).size).to.equal(4);
    expect(created.map(({ defaultBase }) => defaultBase)).to.deep.equal([
      'https://built.example/',
      undefined,
      'https://other.example/',
      undefined,
    ]);
  });

  it('leaves functions, a number and no token, which nobody can replace or list', async () => {
    const { meetingPoint, windows } = openFile();
    const place = {};
    meetingPoint.sourceFor(place, SITE);
    await play(windows[0]!, 'ask, answer 1017 55120938');
    expect(windows[0]!.shown).to.equal('1017');
    const shared: unknown = Reflect.get(place, KEY);
    expect(Object.keys(place)).to.deep.equal([]);
    expect(
      Object.entries(shared as object).map(([name, value]) => [name, typeof value]),
    ).to.deep.equal([
      ['protocol', 'number'],
      ['sourceFor', 'function'],
      ['addList', 'function'],
      ['watchLists', 'function'],
    ]);
    expect(Reflect.set(place, KEY, 1)).to.equal(false);
    expect(Object.isFrozen(shared)).to.equal(true);
    expect(stringsIn(place).join()).not.to.contain('55120938');
  });

  for (const [title, place] of [
    ['another protocol', { [KEY]: { protocol: 2, sourceFor: () => ({}) } }],
    ['no protocol', { [KEY]: { sourceFor: () => ({}) } }],
    ['no function', { [KEY]: { protocol: 1, sourceFor: 'here' } }],
    ['something else', { [KEY]: 'here' }],
    ['null', { [KEY]: null }],
    ['nothing, and can leave nothing', Object.freeze({})],
  ] as const) {
    it(`has its own sources if it finds ${title}`, () => {
      const { meetingPoint, created } = openFile();
      const found: unknown = Reflect.get(place, KEY);
      const source = meetingPoint.sourceFor(place, SITE);
      expect(meetingPoint.sourceFor(place, SITE)).to.equal(source);
      expect(created).to.have.length(1);
      expect(Reflect.get(place, KEY)).to.equal(found);
    });
  }
});
