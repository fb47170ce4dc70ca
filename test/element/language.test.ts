import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, part, rows, showList, text, updatedLater } from '../helpers/element.js';

const ROWS = manyRows(60).map((row) => ({ ...row, CountNotReadMessage: 2 }));

const { documentElement } = document;

afterEach(() => documentElement.removeAttribute('lang'));

async function shownIn(attributes: Record<string, string>): Promise<ClientLeads> {
  const [element] = await showList({ leads: ROWS }, attributes);
  return element;
}

describe('lang', () => {
  it('of the page applies to texts of the API, and is followed live', async () => {
    documentElement.lang = 'en';
    const element = await shownIn({ lang: 'en' });
    const langOf = (selector: string) =>
      rows(element)[0]!.querySelector(selector)!.closest('[lang]')!.getAttribute('lang');
    expect([langOf('.clamp'), langOf('.spoken')]).to.deep.equal(['en', 'en']);
    element.parentElement!.lang = 'ru';
    await updatedLater(element);
    expect([langOf('.clamp'), langOf('.spoken')]).to.deep.equal(['ru', 'en']);
  });

  it('is read again when the element returns to the page, and not followed meanwhile', async () => {
    const element = await shownIn({ lang: 'ru' });
    const parent = element.parentElement!;
    const heading = () => text(part(element, 'heading'));
    element.remove();
    element.lang = 'en';
    await updatedLater(element);
    expect(heading()).to.equal('Обращения');
    parent.append(element);
    await updatedLater(element);
    expect(heading()).to.equal('Inquiries');
  });
});

describe('messages', () => {
  it('replace any of the built-in texts at any time, and update nothing if they have the same content', async () => {
    const element = await shownIn({});
    let updates = 0;
    element.addController({ hostUpdated: () => updates++ });
    for (const [messages, shown, expected] of [
      [{ loadMore: { other: 'Ещё {n}' } }, 'Ещё 20', 1],
      [{ loadMore: { other: 'Ещё {n}' } }, 'Ещё 20', 1],
      [{ heading: 'Мои' }, 'Показать ещё 20', 2],
      [null, 'Показать ещё 20', 3],
    ] as const) {
      element.messages = messages;
      await element.updateComplete;
      expect(text(loadMoreButton(element))).to.equal(shown);
      expect(updates).to.equal(expected);
    }
  });
});
