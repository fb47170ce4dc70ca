import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, mountFor, part, rows, settled, text } from '../helpers/element.js';
import { nameOf } from '../helpers/names.js';

const FAILURE = { json: { ErrorCode: 1, Message: 'Нет' } };

async function mountRows(
  count: number,
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: manyRows(count) });
  return [await settled(mountFor(host, attributes)), host];
}

/** What the Tab key reaches, in its order, by what it is called. */
function tabStops(element: ClientLeads): string[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')]
    .filter((node) => node.tabIndex >= 0 && node.matches('a[href],button,input,[tabindex]'))
    .map((node) => text(node) || text((node as HTMLInputElement).labels?.[0] ?? null));
}

function expectFocus(element: ClientLeads, node: Element | null | undefined): void {
  expect(element.shadowRoot!.activeElement === node).to.equal(true);
}

describe('the keyboard', () => {
  it('walks from the filter over the links to the button, and stops nowhere else', async () => {
    const [element] = await mountRows(5, {
      length: '2',
      'filter-controls': 'period',
      'lead-href': '/{id}',
    });
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
    const [element] = await mountRows(2);
    expect(tabStops(element)).to.deep.equal([]);
  });

  it('keeps its place while a page loads, and goes on at the first new row', async () => {
    const [element, host] = await mountRows(40);
    await host.answer({ hold: true });
    const button = loadMoreButton(element)!;
    button.focus();
    button.click();
    await host.holds(1);
    expectFocus(element, button);
    await host.release();
    await settled(element);
    expectFocus(element, rows(element)[20]);
  });

  it('takes the focus from nobody', async () => {
    const [element, host] = await mountRows(40);
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

  it('stays in a row that has a list of its own inside', async () => {
    const [element, host] = await mountRows(3);
    element.renderLead = ({ subject }) => {
      const item = Object.assign(document.createElement('p'), { tabIndex: 0 });
      item.setAttribute('role', 'listitem');
      item.textContent = subject;
      return item;
    };
    await settled(element);
    const row = element.shadowRoot!.querySelectorAll('[part~=lead]')[1]!;
    row.querySelector('p')!.focus();
    await host.change({ update: { id: 2, row: { Subject: 'Новая тема' } } });
    await element.refresh();
    expectFocus(element, row);
  });

  it('is on a button that keeps the name it was pressed by while it works', async () => {
    const [element, host] = await mountRows(50);
    const button = loadMoreButton(element)!;
    button.focus();
    for (const [answer, before, after] of [
      [{ ...FAILURE, hold: true }, 'Показать ещё 20', 'Попробовать снова'],
      [{ hold: true }, 'Попробовать снова', 'Показать ещё 10'],
    ] as const) {
      expect(nameOf(button)).to.equal(before);
      expectFocus(element, button);
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
    expectFocus(element, rows(element)[20]);
  });

  it('stays on a retry button that fails, and goes on to the first row that it brings', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    await host.answer(FAILURE, { ...FAILURE, hold: true });
    const element = await settled(mountFor(host));
    const button = part(element, 'retry')!;
    button.focus();
    button.click();
    await host.holds(1);
    expectFocus(element, button);
    await host.release();
    await settled(element);
    expect(element.status).to.equal('error');
    expectFocus(element, button);
    button.click();
    await settled(element);
    expectFocus(element, rows(element)[0]);
  });

  it('stays in the element when a refresh takes the button away, or the list', async () => {
    const [element, host] = await mountRows(30);
    loadMoreButton(element)!.focus();
    await host.replace({ leads: manyRows(20) });
    await element.refresh();
    expect(loadMoreButton(element) === null).to.equal(true);
    expect(document.activeElement === element).to.equal(true);
    element.client = '1018';
    await settled(element);
    expect(document.activeElement === element).to.equal(true);
  });
});
