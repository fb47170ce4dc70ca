import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { focusRow, mountFor, rows, settled, subjects, text } from '../helpers/element.js';

/** Everything that is written in the shadow root from now on. */
function observe(element: ClientLeads): () => MutationRecord[] {
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => seen.push(...records));
  observer.observe(element.shadowRoot!, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  return () => [...seen, ...observer.takeRecords()];
}

describe('a list that moves', () => {
  it('is read again in full when a row has come on top: nodes, focus and promise are kept', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const before = rows(element);
    focusRow(before[3]);
    await host.change({ insert: { at: 0, row: hostRows(900)[0]! } });
    await element.loadMore();
    expect(subjects(element)).to.deep.equal([
      'Обращение 900',
      ...manyRows(40).map(({ Subject }) => Subject),
    ]);
    expect(before.every((row, index) => rows(element)[index + 1] === row)).to.equal(true);
    expect(element.shadowRoot!.activeElement === rows(element)[4]).to.equal(true);
    expect(await host.spans()).to.deep.equal([
      [1, 20],
      [20, 21],
      [1, 41],
    ]);
  });
});

describe('a refresh', () => {
  it('writes nothing if nothing has changed', async () => {
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
    const changed = rows(element)[4]!;
    expect(text(changed.querySelector('[part~=status]'))).to.equal('Решено');
    const targets = records().map(({ target }) => changed.contains(target));
    expect(targets).not.to.have.length(0);
    expect(targets.every(Boolean)).to.equal(true);
  });
});
