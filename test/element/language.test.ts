import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Messages } from '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import {
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  summary,
  text,
  updatedLater,
} from '../helpers/element.js';

const ROWS = manyRows(1234).map((row) => ({
  ...row,
  Subject: 'Тема',
  ProcTime: '2025-12-22T15:25:53',
  CountNotReadMessage: 2,
}));

const { documentElement } = document;

afterEach(() => documentElement.removeAttribute('lang'));

async function shownIn(
  attributes: Record<string, string>,
  messages: Partial<Messages> | null = null,
): Promise<ClientLeads> {
  const host = await DemoHost.create({ leads: ROWS });
  const element = mountFor(host, attributes);
  element.messages = messages;
  return settled(element);
}

function heading(element: ClientLeads): string {
  return text(part(element, 'heading'));
}

function time(element: ClientLeads): string {
  return text(rows(element)[0]!.querySelector('time'));
}

describe('lang', () => {
  it('translates everything into English', async () => {
    const element = await shownIn({ lang: 'en' });
    expect(heading(element)).to.equal('Inquiries');
    expect(summary(element)).to.equal('Showing 20 of 1,234');
    expect(text(loadMoreButton(element))).to.equal('Show 20 more');
    const row = rows(element)[0]!;
    expect(time(element)).to.equal('Dec 22, 2025, 3:25 PM');
    expect(text(row.querySelector('[part=number]'))).to.equal('No. 1');
    expect(text(row.querySelector('.spoken'))).to.equal('2 unread messages');
    expect(/[а-яё]/i.test(text(element.shadowRoot).replaceAll('Тема', ''))).to.equal(false);
  });

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
});

describe('messages', () => {
  it('update nothing if they have the same content', async () => {
    const element = await shownIn({});
    element.messages = { loadMore: { other: 'Ещё {n}' } };
    await element.updateComplete;
    let updates = 0;
    element.addController({ hostUpdated: () => updates++ });
    for (const [other, expected] of [
      ['Ещё {n}', 0],
      ['Больше', 1],
    ] as const) {
      element.messages = { loadMore: { other } };
      await element.updateComplete;
      expect(updates).to.equal(expected);
    }
  });

  it('replace any of the built-in texts, as text and at any time', async () => {
    const element = await shownIn({}, { heading: '<img src=x onerror=alert(1)>' });
    expect(heading(element)).to.equal('<img src=x onerror=alert(1)>');
    expect(summary(element)).to.equal('Показано 20 из 1 234');
    element.messages = { loadMore: 'Ещё {n}!' };
    await element.updateComplete;
    expect(text(loadMoreButton(element))).to.equal('Ещё 20!');
    element.messages = null;
    await element.updateComplete;
    expect(text(loadMoreButton(element))).to.equal('Показать ещё 20');
  });
});
