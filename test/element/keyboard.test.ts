import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, mountFor, part, rows, settled, text } from '../helpers/element.js';
import { nameOf } from '../helpers/names.js';

/** What the Tab key reaches, in its order, by what it is called. */
function tabStops(element: ClientLeads): string[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')]
    .filter((node) => node.tabIndex >= 0 && node.matches('a[href],button,input,[tabindex]'))
    .map((node) => text(node) || text((node as HTMLInputElement).labels?.[0] ?? null));
}

function focused(element: ClientLeads): Element | null {
  return element.shadowRoot!.activeElement;
}

describe('the keyboard', () => {
  it('walks from the filter over the links to the button, and stops nowhere else', async () => {
    const host = await DemoHost.create({ leads: manyRows(5) });
    const element = await settled(
      mountFor(host, { length: '2', 'filter-controls': 'period', 'lead-href': '/{id}' }),
    );
    expect(tabStops(element)).to.deep.equal([
      'С даты',
      'По дату',
      'Применить',
      'Сбросить',
      'Обращение 1',
      'Обращение 2',
      'Показать ещё 2',
    ]);
  });

  it('stops at no row that is no target', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    expect(tabStops(await settled(mountFor(host)))).to.deep.equal([]);
  });

  it('keeps its place while a page loads, and goes on at the first new row', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host));
    await host.answer({ hold: true });
    const button = loadMoreButton(element)!;
    button.focus();
    button.click();
    await host.holds(1);
    expect(focused(element) === button).to.equal(true);
    await host.release();
    await settled(element);
    expect(focused(element) === rows(element)[20]).to.equal(true);
  });

  it('leaves a row focusable only as long as it has the focus', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host));
    loadMoreButton(element)!.focus();
    await element.loadMore();
    const row = rows(element)[20]!;
    expect(focused(element) === row).to.equal(true);
    row.blur();
    expect(rows(element).filter((other) => other.hasAttribute('tabindex'))).to.have.length(0);
  });

  it('stays in a row that has a list of its own inside', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountFor(host);
    element.renderLead = ({ subject }) => {
      const item = document.createElement('p');
      item.setAttribute('role', 'listitem');
      item.tabIndex = 0;
      item.textContent = subject;
      return item;
    };
    await settled(element);
    const row = element.shadowRoot!.querySelectorAll('[part~=lead]')[1]!;
    row.querySelector('p')!.focus();
    await host.change({ update: { id: 2, row: { Subject: 'Новая тема' } } });
    await element.refresh();
    expect(focused(element) === row).to.equal(true);
  });

  it('takes the focus from nobody', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host));
    const input = document.createElement('input');
    element.before(input);
    await host.answer({ hold: true });
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await host.holds(1);
    input.focus();
    await host.release();
    await settled(element);
    expect(document.activeElement === input).to.equal(true);
  });

  it('keeps its place where a further page fails, and tries again from there', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host));
    await host.answer({ json: { ErrorCode: 1, Message: 'Нет' } });
    const button = loadMoreButton(element)!;
    button.focus();
    button.click();
    await element.loadMore();
    expect(element.status).to.equal('error-more');
    expect(focused(element) === button).to.equal(true);
    button.click();
    await element.loadMore();
    expect(rows(element)).to.have.length(40);
  });

  it('is on a button that keeps the name it was pressed by while it works', async () => {
    const host = await DemoHost.create({ leads: manyRows(50) });
    const element = await settled(mountFor(host));
    const button = loadMoreButton(element)!;
    const failure = { json: { ErrorCode: 1, Message: 'Нет' }, hold: true };
    for (const [answer, before, after] of [
      [failure, 'Показать ещё 20', 'Попробовать снова'],
      [{ hold: true }, 'Попробовать снова', 'Показать ещё 10'],
    ] as const) {
      expect(nameOf(button)).to.equal(before);
      await host.answer(answer);
      button.click();
      await host.holds(1);
      await element.updateComplete;
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(nameOf(button)).to.equal(before);
      await host.release();
      await settled(element);
      expect(nameOf(button)).to.equal(after);
    }
  });

  it('stays on a retry button that fails, and goes on to the first row that it brings', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const failure = { json: { ErrorCode: 1, Message: 'Нет' } };
    await host.answer(failure, { ...failure, hold: true });
    const element = await settled(mountFor(host));
    const button = part(element, 'retry')!;
    button.focus();
    button.click();
    await host.holds(1);
    expect(focused(element) === button).to.equal(true);
    await host.release();
    await settled(element);
    expect(element.status).to.equal('error');
    expect(focused(element) === button).to.equal(true);
    button.click();
    await settled(element);
    expect(rows(element)).to.have.length(3);
    expect(focused(element) === rows(element)[0]).to.equal(true);
    await host.replace({ leads: 0 });
    await host.answer(failure);
    element.client = '2';
    await settled(element);
    part(element, 'retry')!.focus();
    part(element, 'retry')!.click();
    await settled(element);
    expect(element.status).to.equal('empty');
    expect(focused(element) === element.shadowRoot!.querySelector('section')).to.equal(true);
  });

  it('stays in the element when the list becomes another one', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
    rows(element)[3]!.querySelector('a')!.focus();
    element.client = '1018';
    await settled(element);
    expect(document.activeElement === element).to.equal(true);
  });

  it('stays in the element when a refresh takes the button away', async () => {
    const host = await DemoHost.create({ leads: manyRows(30) });
    const element = await settled(mountFor(host));
    loadMoreButton(element)!.focus();
    await host.replace({ leads: manyRows(20) });
    await element.refresh();
    expect(loadMoreButton(element) === null).to.equal(true);
    expect(document.activeElement === element).to.equal(true);
  });
});

describe('a list item', () => {
  it('knows its place in the whole set', async () => {
    const host = await DemoHost.create({ leads: manyRows(137) });
    const element = await settled(mountFor(host));
    await element.loadMore();
    const places = rows(element).map((row) => [
      row.getAttribute('aria-posinset'),
      row.getAttribute('aria-setsize'),
    ]);
    expect(places).to.deep.equal(rows(element).map((_, index) => [String(index + 1), '137']));
    await host.change({ remove: { at: 0 } });
    await element.refresh();
    expect(rows(element).map((row) => row.getAttribute('aria-setsize'))).to.deep.equal(
      rows(element).map(() => '136'),
    );
    expect(rows(element).at(-1)!.getAttribute('aria-posinset')).to.equal('40');
  });

  it('knows how many there are where the host counts too few', async () => {
    const host = await DemoHost.create({ leads: manyRows(9), settings: { totalOffset: -6 } });
    const element = await settled(mountFor(host, { length: '3' }));
    expect(rows(element)).to.have.length(3);
    await host.replace({ settings: { totalOffset: -6, extraRows: 2 } });
    await element.refresh();
    expect(element.totalRows).to.equal(3);
    const sizes = rows(element).map((row) => row.getAttribute('aria-setsize'));
    expect(sizes).to.deep.equal(['5', '5', '5', '5', '5']);
  });

  it('stands in a list that says when it is busy', async () => {
    const host = await DemoHost.create({ leads: manyRows(40) });
    const element = await settled(mountFor(host));
    const list = part(element, 'list')!;
    expect(list.getAttribute('role')).to.equal('list');
    expect(list.getAttribute('aria-busy')).to.equal('false');
    await host.answer({ hold: true });
    loadMoreButton(element)!.click();
    await host.holds(1);
    await element.updateComplete;
    expect(list.getAttribute('aria-busy')).to.equal('true');
    expect(loadMoreButton(element)!.getAttribute('aria-disabled')).to.equal('true');
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    expect(region.closest('[aria-busy=true]') === null).to.equal(true);
    await host.release();
    await settled(element);
  });
});
