import { expect } from '@open-wc/testing';
import { ClientLeads } from '../../src/index.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import {
  focusRow,
  loadMoreButton,
  mountFor,
  rows,
  settled,
  subjects,
  text,
} from '../helpers/element.js';

const clock = new FakeClock();

/** The element on a clock of its own. */
class TimedLeads extends ClientLeads {
  protected override get clock() {
    return clock;
  }
}
customElements.define('timed-leads', TimedLeads);

describe('a list that moves', () => {
  it('is read again in full when a row has come on top: nodes, focus and promise are kept', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const before = rows(element);
    focusRow(before[3]);
    await host.change({ insert: { at: 0, row: hostRows(900)[0] ?? {} } });
    await element.loadMore();
    expect(subjects(element)).to.deep.equal([
      'Обращение 900',
      ...manyRows(40).map(({ Subject }) => Subject),
    ]);
    expect(before.every((row, index) => rows(element)[index + 1] === row)).to.equal(true);
    expect(rows(element).indexOf(element.shadowRoot?.activeElement as HTMLElement)).to.equal(4);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [20, 21],
      [1, 41],
    ]);
  });

  it('is read again when the count has changed, though the last row is where it was', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.change(
      { insert: { at: 0, row: hostRows(900)[0] ?? {} } },
      { remove: { at: 4 } },
      { insert: { at: 50, row: hostRows(901)[0] ?? {} } },
    );
    await element.loadMore();
    expect(element.leads.map(({ id }) => id)).to.deep.equal((await host.ids('1017')).slice(0, 41));
    expect(element.totalRows).to.equal(61);
  });

  it('skips nothing when a row above has been withdrawn', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.change({ remove: { at: 4 } });
    await element.loadMore();
    await element.loadMore();
    expect(element.status).to.equal('complete');
    const expected = manyRows(60).map(({ Subject }) => Subject);
    expected.splice(4, 1);
    expect(subjects(element)).to.deep.equal(expected);
  });

  it('hands the focus of the button to the first row after those that were shown', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.change({ insert: { at: 0, row: hostRows(900)[0] ?? {} } });
    loadMoreButton(element)?.focus();
    await element.loadMore();
    const focused = element.shadowRoot?.activeElement as HTMLElement;
    expect(text(focused.querySelector('[part=subject]'))).to.equal('Обращение 21');
  });

  it('passes the focus on when its row is withdrawn', async () => {
    const host = await DemoHost.create({ leads: manyRows(10) });
    const element = await settled(mountFor(host));
    focusRow(rows(element)[4]);
    await host.change({ remove: { at: 4 } });
    await element.refresh();
    expect(rows(element).indexOf(element.shadowRoot?.activeElement as HTMLElement)).to.equal(4);
    expect(subjects(element)[4]).to.equal('Обращение 6');
  });

  it('keeps the focus on a row that moves', async () => {
    const host = await DemoHost.create({ leads: manyRows(10) });
    const element = await settled(mountFor(host));
    focusRow(rows(element)[7]);
    await host.change({ move: { from: 7, to: 1 } });
    await element.refresh();
    expect(rows(element).indexOf(element.shadowRoot?.activeElement as HTMLElement)).to.equal(1);
    expect(subjects(element)[1]).to.equal('Обращение 8');
  });

  it('does not move what is being read when rows come on top', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host, { length: '60' }));
    const row = rows(element)[30] as HTMLElement;
    for (let tries = 0; tries < 3; tries++) {
      window.scrollBy(0, row.getBoundingClientRect().top);
      await new Promise(requestAnimationFrame);
    }
    expect(Math.abs(row.getBoundingClientRect().top)).to.be.below(2);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const before = row.getBoundingClientRect().top;
    await host.change(
      ...[901, 902, 903].map((id) => ({ insert: { at: 0, row: hostRows(id)[0] ?? {} } })),
    );
    await element.refresh();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(rows(element).indexOf(row)).to.equal(33);
    expect(Math.abs(row.getBoundingClientRect().top - before)).to.be.below(2);
  });
});

describe('refresh', () => {
  it('writes nothing where nothing has changed', async () => {
    const host = await DemoHost.create({ leads: 137 });
    const element = await settled(mountFor(host));
    await element.loadMore();
    const records = observe(element);
    await element.refresh();
    expect(records().length).to.equal(0);
  });

  it('writes to the changed row alone', async () => {
    const host = await DemoHost.create({ leads: manyRows(30) });
    const element = await settled(mountFor(host));
    const records = observe(element);
    await host.change({ update: { id: 5, row: { LeadStatusName: 'Решено' } } });
    await element.refresh();
    const changed = rows(element)[4] as HTMLElement;
    expect(text(changed.querySelector('[part~=status]'))).to.equal('Решено');
    const targets = records().map(({ target }) => changed.contains(target));
    expect(targets).not.to.have.length(0);
    expect(targets.every(Boolean)).to.equal(true);
  });

  it('joins a refresh of the same task, and loadMore during it runs after it', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    const calls = [element.refresh(), element.refresh(), element.loadMore()];
    await host.holds(1);
    expect(element.status).to.equal('refreshing');
    await host.release();
    await Promise.all(calls);
    expect(rows(element)).to.have.length(40);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [1, 20],
      [20, 21],
    ]);
  });
});

describe('refresh-interval', () => {
  it('refreshes quietly after the interval and up to a fifth more', async () => {
    const host = await DemoHost.create({ leads: manyRows(10) });
    const template = mountFor(host, { 'refresh-interval': '15000' });
    const element = new TimedLeads();
    for (const { name, value } of template.attributes) {
      element.setAttribute(name, value);
    }
    const parent = template.parentElement as HTMLElement;
    await settled(template);
    template.replaceWith(element);
    await settled(element);
    await host.change({ insert: { at: 0 } });
    await host.forgetRequests();
    clock.pass(14_999);
    expect(await host.requests()).to.have.length(0);
    clock.pass(3_002);
    await host.requests({ atLeast: 1 });
    await settled(element);
    expect(rows(element)).to.have.length(11);
    clock.pass(150);
    await element.updateComplete;
    const region = element.shadowRoot!.querySelector('[aria-live]');
    expect(text(region)).to.equal('1 новое обращение');
    parent.remove();
  });
});

describe('refresh-interval, when the element is removed', () => {
  it('keeps no timer, and goes on when it is put back', async () => {
    const host = await DemoHost.create({ leads: manyRows(10) });
    const element = new TimedLeads();
    Object.assign(element, { siteCode: 'GIFT-01', client: 1, token: 1, apiBase: host.base });
    element.refreshInterval = 20_000;
    document.body.append(element);
    await settled(element);
    expect(clock.waits.some(isRefresh)).to.equal(true);
    element.remove();
    await Promise.resolve();
    expect(clock.waits.some(isRefresh)).to.equal(false);
    document.body.append(element);
    await element.updateComplete;
    expect(clock.waits.some(isRefresh)).to.equal(true);
    element.remove();
  });
});

/** Whether a timer is that of an interval of 20 seconds. */
function isRefresh(ms: number): boolean {
  return ms >= 20_000 && ms <= 24_000;
}

describe('loading="lazy"', () => {
  it('asks only when it nears the viewport, with the skeleton in place', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const spacer = document.createElement('div');
    spacer.style.height = '5000px';
    const element = mountFor(host, { loading: 'lazy' });
    element.before(spacer);
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(element.status).to.equal('loading');
    expect(await host.requests()).to.have.length(0);
    element.scrollIntoView();
    await host.requests({ atLeast: 1 });
    await settled(element);
    expect(rows(element)).to.have.length(3);
  });

  it('asks when the closed <details> that holds it opens', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { loading: 'lazy' });
    const details = document.createElement('details');
    element.parentElement?.append(details);
    details.append(element);
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(await host.requests()).to.have.length(0);
    details.open = true;
    await host.requests({ atLeast: 1 });
    await settled(element);
    expect(rows(element)).to.have.length(3);
  });

  it('asks at once when it is told to refresh', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { loading: 'lazy' });
    element.style.display = 'none';
    await element.refresh();
    expect(rows(element)).to.have.length(3);
  });
});

describe('auto-load', () => {
  it('loads page after page while the end is near, and stops after a failure until asked', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(300) });
    await host.answer({ normal: true }, { status: 500 });
    const element = mountFor(host, { 'auto-load': '', length: '3' });
    await host.requests({ atLeast: 2 });
    while (element.status !== 'error-more') {
      await new Promise(requestAnimationFrame);
    }
    expect(rows(element)).to.have.length(3);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(await host.requests()).to.have.length(2);
    await element.loadMore();
    while (rows(element).length < 9) {
      await new Promise(requestAnimationFrame);
    }
    expect(loadMoreButton(element)).to.be.instanceOf(HTMLButtonElement);
  });

  it('is off with the value false', async () => {
    const host = await DemoHost.create({ leads: manyRows(30) });
    const element = await settled(mountFor(host, { 'auto-load': 'false', length: '3' }));
    expect(element.autoLoad).to.equal(false);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(await host.requests()).to.have.length(1);
  });
});

/** Everything that is written in the shadow root from now on. */
function observe(element: ClientLeads): () => MutationRecord[] {
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => seen.push(...records));
  observer.observe(element.shadowRoot as ShadowRoot, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  return () => [...seen, ...observer.takeRecords()];
}
