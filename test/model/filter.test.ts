import { expect } from '@esm-bundle/chai';
import {
  compactFilter,
  filterLeads,
  NO_CONDITIONS,
  type LeadsFilter,
} from '../../src/model/filter.js';
import type { Lead } from '../../src/model/lead.js';
import type { StatusTones } from '../../src/model/tone.js';
import { ids, lead } from '../helpers/leads.js';

const LOST: Partial<Lead> = {
  number: 504871,
  subject: 'Не пришёл сертификат № 4100-123456',
  type: 'Подарочные сертификаты',
  form: 'Форма на сайте',
  source: 'Мобильное приложение',
  status: 'В работе',
  mark: 'Повторное',
  unread: 2,
};

const TONES: StatusTones = { 'Ожидает ответа': 'attention', 'В работе': 'progress' };

function finds(filter: LeadsFilter, facts: Partial<Lead> = LOST): boolean {
  return filterLeads([lead(1, facts)], filter, TONES).length === 1;
}

describe('filterLeads', () => {
  it('returns the same array without a filter, and otherwise keeps the order', () => {
    const all = [lead(3, LOST), lead(1), lead(2, LOST)];
    expect(filterLeads(all, null, TONES) === all).to.equal(true);
    expect(ids(filterLeads(all, { unread: true }, TONES))).to.deep.equal([3, 2]);
  });

  for (const [isFound, searches] of [
    [true, ['сертификат', 'СЕРТИФИКАТ пришел', 'ертифик', 'сертификат\u00a0мобильное']],
    [true, ['подарочные', 'форма сайте', 'мобильное', 'работе', 'повторное', '4100-123456']],
    [true, ['504871', '№504871', '№ 504871', 'No. 504871']],
    [false, ['сертификатами', 'сертификат карта', 'сертификат4100', '123456подарочные']],
    [false, ['504871не', '№ 504872']],
  ] as const) {
    it(`${isFound ? 'finds' : 'does not find'} «${searches.join('», «')}»`, () => {
      expect(searches.filter((search) => finds({ search }) !== isFound)).to.deep.equal([]);
    });
  }

  for (const [written, search] of [
    ['Сертификат', 'сЕРТИФИКАТ'],
    ['ёлка', 'елка'],
    ['café', 'CAFE'],
    ['сер\u00adти\u200bфикат', 'сертификат'],
    ['Straße', 'STRASSE'],
  ] as const) {
    it(`treats «${written}» as «${search}»`, () => {
      expect(finds({ search }, { subject: written })).to.equal(true);
      expect(finds({ search: written }, { subject: search })).to.equal(true);
    });
  }

  for (const [title, search, facts] of [
    ['other letters', 'е', { subject: 'и' }],
    ['the id', '77', { id: 77 }],
    ['a missing number', '№', { number: 0 }],
  ] as const) {
    it(`does not find ${title}: «${search}»`, () => {
      expect(finds({ search }, facts)).to.equal(false);
    });
  }

  it('compares the status exactly', () => {
    const statuses = ['В работе', 'в работе', 'В работ'];
    expect(statuses.filter((status) => finds({ status }))).to.deep.equal(['В работе']);
  });

  it('finds what waits for the client by the tone of its status, and nothing without that tone', () => {
    const statuses = ['Ожидает ответа', 'В работе', 'Новое', 'constructor', ''];
    const all = statuses.map((status, index) => lead(index, { status }));
    expect(ids(filterLeads(all, { waiting: true }, TONES))).to.deep.equal([0]);
    expect(filterLeads(all, { waiting: true }, { 'В работе': 'progress' })).to.deep.equal([]);
    expect(finds({ waiting: true, unread: true }, { status: 'Ожидает ответа' })).to.equal(false);
  });

  it('requires unread messages if the filter says so, and requires all conditions', () => {
    expect(finds({ unread: true }, { ...LOST, unread: 0 })).to.equal(false);
    expect(finds({ search: 'сертификат', status: 'В работе', unread: true })).to.equal(true);
    expect(finds({ search: 'сертификат', status: 'Решено', unread: true })).to.equal(false);
  });
});

describe('compactFilter', () => {
  it('returns null for a filter without a condition', () => {
    for (const filter of [
      {},
      { search: ' \u00a0' },
      { status: ' \u00a0' },
      { waiting: false, unread: false },
    ]) {
      expect(compactFilter(filter), JSON.stringify(filter)).to.equal(null);
    }
    // An accent without its letter, and an invisible character.
    for (const search of ['\u0301', '\u0301 \u200b']) {
      expect(compactFilter({ search, unread: true }), search).to.deep.equal({ unread: true });
    }
  });

  it('has a value for each condition that removes it', () => {
    const all = { search: 'a', status: 'Новое', waiting: true, unread: true };
    expect(compactFilter({ ...all, ...NO_CONDITIONS })).to.equal(null);
    expect(NO_CONDITIONS).to.have.all.keys(Object.keys(all));
  });

  it('trims the search and the status, as those of leads are, and freezes the result', () => {
    const whether = { waiting: true, unread: true };
    const filter = compactFilter({ search: '  два слова ', status: ' Новое ', ...whether });
    expect(filter).to.deep.equal({ search: 'два слова', status: 'Новое', ...whether });
    expect(Object.isFrozen(filter)).to.equal(true);
  });
});
