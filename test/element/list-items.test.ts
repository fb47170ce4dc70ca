import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, part, rows, settled, showList } from '../helpers/element.js';

function places(element: ClientLeads): string[] {
  return rows(element).map((row) => `${row.ariaPosInSet} of ${row.ariaSetSize}`);
}

describe('a list item', () => {
  it('knows its position in the whole set', async () => {
    const [element, host] = await showList({ leads: manyRows(137) });
    await element.loadMore();
    const expected = (size: number) =>
      Array.from({ length: 40 }, (_, index) => `${index + 1} of ${size}`);
    expect(places(element)).to.deep.equal(expected(137));
    await host.change({ remove: { at: 0 } });
    await element.refresh();
    expect(places(element)).to.deep.equal(expected(136));
  });

  it('is in a list that is marked as busy while it loads', async () => {
    const [element, host] = await showList({ leads: manyRows(40) });
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
