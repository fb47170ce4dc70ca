import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, part, rows, settled, showList, updatedLater } from '../helpers/element.js';
import { nameOf } from '../helpers/names.js';
import { clockOf, hear, mountTimed } from '../helpers/timed-element.js';

function places(element: ClientLeads): string[] {
  return rows(element).map((row) => `${row.ariaPosInSet} of ${row.ariaSetSize}`);
}

describe('the region', () => {
  const HIDDEN_HEADING = '<style>client-leads::part(heading) { display: none }</style>';
  const OWN_HEADING = '<h3 slot="heading">Мои <i>вопросы</i></h3>';

  it('has the name of the heading, even if that is hidden, or of the page’s heading instead', async () => {
    const [element] = await showList({ leads: 1 });
    const name = () => nameOf(element.shadowRoot!.querySelector('section'));
    expect([name(), nameOf(part(element, 'list'))]).to.deep.equal(['Обращения', '']);
    element.insertAdjacentHTML('beforebegin', HIDDEN_HEADING);
    expect(part(element, 'heading')!.offsetWidth).to.equal(0);
    expect(name()).to.equal('Обращения');
    element.insertAdjacentHTML('beforeend', OWN_HEADING);
    await updatedLater(element);
    expect(name()).to.equal('Мои вопросы');
    element.replaceChildren();
    await updatedLater(element);
    expect(name()).to.equal('Обращения');
  });
});

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

describe('an announcement', () => {
  it('says that the list loads if that is slow, and is empty while a lazy element waits', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ hold: true });
    const element = mountTimed(host, { loading: 'lazy' });
    element.style.display = 'none';
    await element.updateComplete;
    expect(clockOf(element).waits).to.deep.equal([]);
    element.loading = 'eager';
    await host.holds(1);
    clockOf(element).pass(1000);
    expect(await hear(element)).to.equal('Загружаем обращения…');
    await host.release();
    await settled(element);
    expect(await hear(element)).to.equal('Показано 20 из 45');
  });
});
