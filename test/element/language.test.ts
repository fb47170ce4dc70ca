import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import type { Messages } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import {
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  summary,
  text,
} from '../helpers/element.js';

const ROWS = Array.from({ length: 1234 }, (_, index) => ({
  Id: index + 1,
  Leads: 5001 + index,
  Subject: 'Тема',
  ProcTime: '2025-12-22T15:25:53',
  CountNotReadMessage: 2,
}));

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

function langOf(element: ClientLeads): string | null | undefined {
  return element.shadowRoot?.querySelector('.widget')?.getAttribute('lang');
}

describe('lang', () => {
  const { documentElement } = document;

  afterEach(() => {
    documentElement.removeAttribute('lang');
  });

  it('is Russian where the page names none', async () => {
    const element = await shownIn({});
    expect(heading(element)).to.equal('Обращения');
    expect(summary(element)).to.equal('Показано 20 из 1 234');
    expect(text(rows(element)[0]!.querySelector('time'))).to.equal('22 дек. 2025 г., 15:25');
    expect(langOf(element)).to.equal('ru');
  });

  it('is English whole', async () => {
    const element = await shownIn({ lang: 'en' });
    expect(heading(element)).to.equal('Inquiries');
    expect(summary(element)).to.equal('Showing 20 of 1,234');
    expect(text(loadMoreButton(element))).to.equal('Show 20 more');
    const row = rows(element)[0]!;
    expect(text(row.querySelector('time'))).to.equal('Dec 22, 2025, 3:25 PM');
    expect(text(row.querySelector('[part=number]'))).to.equal('No. 5001');
    expect(text(row.querySelector('.spoken'))).to.equal('2 unread messages');
    expect(/[а-яё]/i.test(text(element.shadowRoot).replaceAll('Тема', ''))).to.equal(false);
  });

  for (const [lang, time] of [
    ['en-GB', '22 Dec 2025, 15:25'],
    ['EN_us', 'Dec 22, 2025, 3:25 PM'],
    ['ru_RU.UTF-8', '22 дек. 2025 г., 15:25'],
    [' ru ', '22 дек. 2025 г., 15:25'],
    ['en-', 'Dec 22, 2025, 3:25 PM'],
    ['en--US', 'Dec 22, 2025, 3:25 PM'],
    ['ru_', '22 дек. 2025 г., 15:25'],
  ] as const) {
    it(`writes dates as «${lang}» does`, async () => {
      const element = await shownIn({ lang });
      expect(text(rows(element)[0]!.querySelector('time'))).to.equal(time);
    });
  }

  for (const lang of ['', '  ', '-', '123', 'not a language']) {
    it(`goes on to the page for «${lang}»`, async () => {
      documentElement.lang = 'en';
      expect(heading(await shownIn({ lang }))).to.equal('Inquiries');
    });
  }

  it('has the dates of a language without built-in texts, with English marked as such', async () => {
    const element = await shownIn({ lang: 'de' });
    expect(heading(element)).to.equal('Inquiries');
    expect(langOf(element)).to.equal('en');
    expect(rows(element)[0]!.querySelector('time')!.lang).to.equal('de');
    expect(text(rows(element)[0]!.querySelector('time'))).to.equal('22. Dez. 2025, 15:25');
  });

  it('is English for a language that nobody knows', async () => {
    const element = await shownIn({ lang: 'xx' });
    expect(heading(element)).to.equal('Inquiries');
    expect(text(rows(element)[0]!.querySelector('time'))).to.equal('Dec 22, 2025, 3:25 PM');
  });

  it('comes from the nearest ancestor, through shadow roots, and is followed live', async () => {
    const element = await shownIn({});
    const outer = element.parentElement!;
    const host = document.createElement('div');
    outer.lang = 'en';
    await element.updateComplete;
    await Promise.resolve();
    await element.updateComplete;
    expect(heading(element)).to.equal('Inquiries');

    const inner = document.createElement('div');
    // eslint-disable-next-line wc/no-closed-shadow-root -- a page may have one
    host.attachShadow({ mode: 'closed' }).append(inner);
    outer.append(host);
    inner.append(element);
    await element.updateComplete;
    expect(heading(element)).to.equal('Inquiries');

    for (const [place, lang, expected] of [
      [host, 'ru', 'Обращения'],
      [outer, 'ru', 'Обращения'],
      [inner, 'en', 'Inquiries'],
      [element, 'ru-RU', 'Обращения'],
      [element, '', 'Inquiries'],
      [inner, '', 'Обращения'],
      [host, '', 'Обращения'],
      [outer, '', 'Обращения'],
      [documentElement, 'en', 'Inquiries'],
    ] as const) {
      place.lang = lang;
      await Promise.resolve();
      await element.updateComplete;
      expect(heading(element), `${place.localName} ${lang}`).to.equal(expected);
    }
    documentElement.removeAttribute('lang');
    await Promise.resolve();
    await element.updateComplete;
    expect(heading(element)).to.equal('Обращения');
  });

  it('asks for nothing and draws the rows anew where it changes', async () => {
    const host = await DemoHost.create({ leads: ROWS });
    const element = await settled(mountFor(host));
    const before = rows(element);
    element.lang = 'en';
    await Promise.resolve();
    await element.updateComplete;
    expect(text(rows(element)[0]!.querySelector('time'))).to.equal('Dec 22, 2025, 3:25 PM');
    expect(rows(element).every((row, index) => row === before[index])).to.equal(true);
    expect(await host.requests()).to.have.length(1);
  });

  it('is not followed after it was removed', async () => {
    const element = await shownIn({});
    const outer = element.parentElement!;
    element.remove();
    outer.lang = 'en';
    await Promise.resolve();
    await element.updateComplete;
    expect(heading(element)).to.equal('Обращения');
    outer.append(element);
    await element.updateComplete;
    expect(heading(element)).to.equal('Inquiries');
  });
});

describe('messages', () => {
  it('of the same content leave the rows alone, and ask for nothing', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = await settled(mountFor(host));
    element.messages = { heading: 'Письма', loadMore: { one: 'Ещё {n}', other: 'Ещё {n}' } };
    await element.updateComplete;
    let updates = 0;
    element.addController({
      hostUpdated: () => {
        updates += 1;
      },
    });
    const changes = new MutationObserver(() => undefined);
    const everything = { childList: true, subtree: true, characterData: true, attributes: true };
    changes.observe(element.shadowRoot!, everything);
    const sameAgain = () => ({
      heading: 'Письма',
      loadMore: { one: 'Ещё {n}', other: 'Ещё {n}' },
    });
    element.messages = sameAgain();
    await element.updateComplete;
    expect(updates).to.equal(0);
    // Something else draws the element.
    element.requestUpdate();
    await element.updateComplete;
    expect(updates).to.equal(1);
    expect(changes.takeRecords()).to.deep.equal([]);
    element.messages = { ...sameAgain(), loadMore: { one: 'Ещё {n}', other: 'Больше' } };
    await element.updateComplete;
    expect(updates).to.equal(2);
    expect(await host.requests()).to.have.length(1);
  });

  it('that are undefined are none', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { lang: 'de' });
    Object.assign(element, { messages: undefined });
    await settled(element);
    expect(heading(element)).to.equal('Inquiries');
    expect(langOf(element)).to.equal('en');
  });

  it('stand in place of the built-in texts, any of them', async () => {
    const element = await shownIn({}, { heading: 'Мои обращения' });
    expect(heading(element)).to.equal('Мои обращения');
    expect(summary(element)).to.equal('Показано 20 из 1 234');
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
    expect(langOf(element)).to.equal('pl');
  });

  it('are followed at any time', async () => {
    const element = await shownIn({});
    element.messages = { loadMore: 'Ещё {n}!' };
    await element.updateComplete;
    expect(text(loadMoreButton(element))).to.equal('Ещё 20!');
    element.messages = null;
    await element.updateComplete;
    expect(text(loadMoreButton(element))).to.equal('Показать ещё 20');
  });

  it('are text', async () => {
    const element = await shownIn({}, { heading: '<img src=x onerror=alert(1)>' });
    expect(heading(element)).to.equal('<img src=x onerror=alert(1)>');
  });
});
