import { expect } from '@esm-bundle/chai';
import type { Messages } from '../../src/i18n/messages.js';
import { ru } from '../../src/i18n/ru.js';
import { translator } from '../../src/i18n/translator.js';

const categories: Messages = {
  ...ru,
  newLeads: { one: '{n} one', few: '{n} few', many: '{n} many', other: '{n} other' },
};

/** A text with spaces that look alike made alike. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

describe('Translator', () => {
  for (const [n, expected] of [
    [0, '0 many'],
    [1, '1 one'],
    [2, '2 few'],
    [5, '5 many'],
    [11, '11 many'],
    [21, '21 one'],
    [22, '22 few'],
    [25, '25 many'],
    [101, '101 one'],
    [111, '111 many'],
    [1.5, '1,5 other'],
  ] as const) {
    it(`chooses the Russian plural of ${n}`, () => {
      expect(translator(categories, {}, 'ru').text('newLeads', { n })).to.equal(expected);
    });
  }

  it('chooses the plural of the language', () => {
    const texts = translator(categories, {}, 'en');
    expect([1, 2, 21].map((n) => texts.text('newLeads', { n }))).to.deep.equal([
      '1 one',
      '2 other',
      '21 other',
    ]);
  });

  it('takes the other plural for a category that is missing', () => {
    const texts = translator({ ...ru, unread: { one: 'one', other: 'other' } }, {}, 'ru');
    expect([1, 2, 5].map((n) => texts.text('unread', { n }))).to.deep.equal([
      'one',
      'other',
      'other',
    ]);
  });

  it('chooses by n, and by 0 where there is none', () => {
    const texts = translator(categories, {}, 'ru');
    expect(texts.text('newLeads', { total: 1, n: 2 })).to.equal('2 few');
    expect(texts.text('newLeads', { total: 1 })).to.equal('{n} many');
  });

  it('puts each number in its place, as often as it stands', () => {
    const texts = translator({ ...ru, loaded: '{n}+{n}={shown}, {total}' }, {}, 'ru');
    expect(texts.text('loaded', { n: 2, shown: 4, total: 0 })).to.equal('2+2=4, 0');
  });

  it('leaves a placeholder as written where it has no number for it', () => {
    const texts = translator({ ...ru, heading: '{n} {who} {} { n } {n' }, {}, 'ru');
    expect(texts.text('heading')).to.equal('{n} {who} {} { n } {n');
    expect(texts.text('heading', { n: 1 })).to.equal('1 {who} {} { n } {n');
  });

  it('takes no placeholder from what every object has', () => {
    const texts = translator({ ...ru, heading: '{constructor} {toString}' }, {}, 'ru');
    expect(texts.text('heading', { n: 1 })).to.equal('{constructor} {toString}');
  });

  it('writes counts as the language does, and the number of an inquiry as digits', () => {
    const texts = { ...ru, number: '{number}', shown: '{shown}/{total}' };
    const placeholders = { shown: 1234567, total: 12345 };
    expect(plain(translator(texts, {}, 'ru').text('shown', placeholders))).to.equal(
      '1 234 567/12 345',
    );
    expect(translator(texts, {}, 'en').text('shown', placeholders)).to.equal('1,234,567/12,345');
    expect(translator(texts, {}, 'ru').text('number', { number: 1234567 })).to.equal('1234567');
  });
});

describe('ru', () => {
  const texts = translator(ru, {}, 'ru');

  for (const [n, unread, newLeads] of [
    [1, '1 непрочитанное сообщение', '1 новое обращение'],
    [2, '2 непрочитанных сообщения', '2 новых обращения'],
    [5, '5 непрочитанных сообщений', '5 новых обращений'],
    [11, '11 непрочитанных сообщений', '11 новых обращений'],
    [21, '21 непрочитанное сообщение', '21 новое обращение'],
    [22, '22 непрочитанных сообщения', '22 новых обращения'],
    [112, '112 непрочитанных сообщений', '112 новых обращений'],
  ] as const) {
    it(`counts ${n} in Russian`, () => {
      expect(texts.text('unread', { n })).to.equal(unread);
      expect(texts.text('newLeads', { n })).to.equal(newLeads);
    });
  }

  it('says how much is shown and loaded', () => {
    expect(texts.text('shown', { shown: 40, total: 134 })).to.equal('Показано 40 из 134');
    expect(texts.text('loadMore', { n: 20 })).to.equal('Показать ещё 20');
    expect(texts.text('loaded', { n: 20, shown: 40, total: 134 })).to.equal(
      'Загружено ещё 20. Показано 40 из 134',
    );
  });

  it('names an inquiry by its number', () => {
    expect(plain(texts.text('number', { number: 5001 }))).to.equal('№ 5001');
    expect(plain(texts.text('untitled', { number: 5001 }))).to.equal('Обращение № 5001');
  });
});
