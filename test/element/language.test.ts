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

/** Waits until the element has followed a change of a language around it. */
async function followed(element: ClientLeads): Promise<void> {
  await Promise.resolve();
  await element.updateComplete;
}

function heading(element: ClientLeads): string {
  return text(part(element, 'heading'));
}

function time(element: ClientLeads): string {
  return text(rows(element)[0]!.querySelector('time'));
}

/** The language of the texts, for `lang`. */
function textsLang(element: ClientLeads): string | null | undefined {
  return element.shadowRoot?.querySelector('.widget')?.getAttribute('lang');
}

describe('lang', () => {
  it('is Russian where the page names none', async () => {
    const element = await shownIn({});
    expect(heading(element)).to.equal('Обращения');
    expect(summary(element)).to.equal('Показано 20 из 1 234');
    expect(time(element)).to.equal('22 дек. 2025 г., 15:25');
    expect(textsLang(element)).to.equal('ru');
  });

  it('is English whole', async () => {
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

  it('is read as it is written in the page, for texts and for dates', async () => {
    const element = await shownIn({});
    for (const [lang, expected] of [
      ['en-GB', '22 Dec 2025, 15:25'],
      ['EN_us', 'Dec 22, 2025, 3:25 PM'],
      ['ru_RU.UTF-8', '22 дек. 2025 г., 15:25'],
      [' ru ', '22 дек. 2025 г., 15:25'],
      ['en-', 'Dec 22, 2025, 3:25 PM'],
      ['en--US', 'Dec 22, 2025, 3:25 PM'],
      ['ru_', '22 дек. 2025 г., 15:25'],
      // Nobody knows them.
      ['xx', 'Dec 22, 2025, 3:25 PM'],
      ['not a language', 'Dec 22, 2025, 3:25 PM'],
    ] as const) {
      element.lang = lang;
      await followed(element);
      expect(time(element), lang).to.equal(expected);
      expect(heading(element), lang).to.equal(/^ ?ru/.test(lang) ? 'Обращения' : 'Inquiries');
    }
    documentElement.lang = 'de';
    for (const lang of ['', '  ', '-', '123']) {
      element.lang = lang;
      await followed(element);
      expect(time(element), lang).to.equal('22. Dez. 2025, 15:25');
    }
  });

  it('comes from the nearest ancestor, through shadow roots, and is followed live', async () => {
    const element = await shownIn({});
    const outer = element.parentElement!;
    const host = document.createElement('div');
    const inner = document.createElement('div');
    // eslint-disable-next-line wc/no-closed-shadow-root -- a page may have one
    host.attachShadow({ mode: 'closed' }).append(inner);
    outer.append(host);
    inner.append(element);
    for (const [place, lang, expected] of [
      [outer, 'en', 'Inquiries'],
      [host, 'ru', 'Обращения'],
      [outer, 'ru', 'Обращения'],
      [inner, 'en', 'Inquiries'],
      [element, 'ru-RU', 'Обращения'],
      [element, '', 'Inquiries'],
      [inner, '', 'Обращения'],
      [host, '', 'Обращения'],
      [outer, '', 'Обращения'],
      [documentElement, 'en', 'Inquiries'],
      [documentElement, '', 'Обращения'],
    ] as const) {
      place.lang = lang;
      await followed(element);
      expect(heading(element), `${place.localName} ${lang}`).to.equal(expected);
    }
  });

  it('of the page is that of what the host wrote, followed live', async () => {
    documentElement.lang = 'en';
    const element = await shownIn({ lang: 'en' });
    const langOf = (selector: string) =>
      rows(element)[0]!.querySelector(selector)!.closest('[lang]')!.getAttribute('lang');
    expect([langOf('.clamp'), langOf('.spoken')]).to.deep.equal(['en', 'en']);
    element.parentElement!.lang = 'ru';
    await followed(element);
    expect([langOf('.clamp'), langOf('.spoken')]).to.deep.equal(['ru', 'en']);
  });

  it('asks for nothing and keeps the nodes of the rows where it changes', async () => {
    const host = await DemoHost.create({ leads: ROWS });
    const element = await settled(mountFor(host));
    const before = rows(element);
    element.lang = 'en';
    await followed(element);
    expect(time(element)).to.equal('Dec 22, 2025, 3:25 PM');
    expect(rows(element).every((row, index) => row === before[index])).to.equal(true);
    expect(await host.requests()).to.have.length(1);
  });
});

describe('messages', () => {
  it('of the same content leave the rows alone, and ask for nothing', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = await settled(mountFor(host));
    const messages = (other: string) => ({
      heading: 'Письма',
      loadMore: { one: 'Ещё {n}', other },
    });
    element.messages = messages('Ещё {n}');
    await element.updateComplete;
    let updates = 0;
    const count = () => {
      updates += 1;
    };
    element.addController({ hostUpdated: count });
    const changes = new MutationObserver(() => undefined);
    const everything = { childList: true, subtree: true, characterData: true, attributes: true };
    changes.observe(element.shadowRoot!, everything);
    element.messages = messages('Ещё {n}');
    await element.updateComplete;
    expect(updates).to.equal(0);
    // Something else draws the element.
    element.requestUpdate();
    await element.updateComplete;
    expect(updates).to.equal(1);
    expect(changes.takeRecords()).to.deep.equal([]);
    element.messages = messages('Больше');
    await element.updateComplete;
    expect(updates).to.equal(2);
    expect(await host.requests()).to.have.length(1);
  });

  it('stand in place of the built-in texts, any of them, as text and at any time', async () => {
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

  it('make another language, with its plurals and its numbers', async () => {
    const element = await shownIn(
      { lang: 'pl' },
      {
        heading: 'Zgłoszenia',
        shown: 'Pokazano {shown} z {total}',
        unread: { one: '{n} jeden', few: '{n} kilka', other: '{n} inne' },
      },
    );
    expect(heading(element)).to.equal('Zgłoszenia');
    expect(summary(element)).to.equal('Pokazano 20 z 1234');
    expect(text(rows(element)[0]!.querySelector('.spoken'))).to.equal('2 kilka');
    expect(text(loadMoreButton(element))).to.equal('Show 20 more');
    expect(textsLang(element)).to.equal('pl');
  });
});
