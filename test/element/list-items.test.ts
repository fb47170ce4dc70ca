import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, mountFor, part, rows, settled } from '../helpers/element.js';

function places(element: ClientLeads): string[] {
  return rows(element).map((row) => `${row.ariaPosInSet} of ${row.ariaSetSize}`);
}

describe('a list item', () => {
  it('knows its position in the whole set', async () => {
    const host = await DemoHost.create({ leads: manyRows(137) });
    const element = await settled(mountFor(host));
    await element.loadMore();
    const expected = (size: number) =>
      Array.from({ length: 40 }, (_, index) => `${index + 1} of ${size}`);
    expect(places(element)).to.deep.equal(expected(137));
    await host.change({ remove: { at: 0 } });
    await element.refresh();
    expect(places(element)).to.deep.equal(expected(136));
  });

  it('knows the size of the set if the host’s count is too low', async () => {
    const host = await DemoHost.create({ leads: manyRows(9), settings: { totalOffset: -6 } });
    const element = await settled(mountFor(host, { length: '3' }));
    expect(rows(element)).to.have.length(3);
    await host.replace({ settings: { totalOffset: -6, extraRows: 2 } });
    await element.refresh();
    expect(element.totalRows).to.equal(3);
    expect(places(element)).to.deep.equal(['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']);
  });

  it('is in a list that is marked as busy while it loads', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host));
    const list = part(element, 'list')!;
    expect([list.role, list.ariaBusy]).to.deep.equal(['list', 'false']);
    await host.answer({ hold: true });
    loadMoreButton(element)!.click();
    await host.holds(1);
    await element.updateComplete;
    expect(list.ariaBusy).to.equal('true');
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    expect(region.closest('[aria-busy=true]') === null).to.equal(true);
    await host.release();
    await settled(element);
  });
});
