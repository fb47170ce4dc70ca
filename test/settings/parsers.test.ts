import { expect } from '@esm-bundle/chai';
import {
  parseApiBase,
  parseDayBoundary,
  parsePrintable,
  toTrimmedText,
} from '../../src/settings/parsers.js';

describe('toTrimmedText', () => {
  for (const [value, text] of [
    [' \n GIFT-01\t', 'GIFT-01'],
    [null, ''],
    [undefined, ''],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [9223372036854775807n, '9223372036854775807'],
  ] as const) {
    it(`gives «${text}» for ${typeof value} ${String(value)}`, () => {
      expect(toTrimmedText(value)).to.equal(text);
    });
  }

  it('gives nothing for what has no exact text', () => {
    const numbers = [2 ** 53, 1e21, 1.5, NaN, Infinity];
    const others = [true, ['1'], {}, () => '1', Symbol()];
    const texts = [...numbers, ...others].map(toTrimmedText);
    expect(texts.filter((text) => text !== undefined)).to.deep.equal([]);
  });
});

describe('parsePrintable', () => {
  for (const text of ['GIFT-01', 'Ёлка & Ко', '<b>"', 'a b', '0', '🎁']) {
    it(`takes ${text} as it is`, () => {
      expect(parsePrintable(text)).to.equal(text);
    });
  }

  for (const text of ['a\nb', 'a\u0000b', 'a\u001fb', 'a\u007f', 'a\u009fb', 'a\ud800b']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(parsePrintable(text)).to.equal(undefined);
    });
  }
});

describe('parseDayBoundary', () => {
  const parse = (text: string) => parseDayBoundary('T00:00:00')(text);

  it('adds the time of day to a day', () => {
    expect(parse('2025-12-01')).to.equal('2025-12-01T00:00:00');
    expect(parse('2024-02-29')).to.equal('2024-02-29T00:00:00');
  });

  it('takes a date-time as written', () => {
    for (const time of [
      '2025-12-22T02:25:53.2942925',
      '2025-12-22T02:25',
      '2025-12-22T02:25:53Z',
    ]) {
      expect(parse(time)).to.equal(time);
    }
  });

  it('refuses what is neither', () => {
    const days = ['2025-02-29', '2025-2-3', '01.12.2025', '2025-12', 'today', 'Mon Dec 22 2025'];
    const times = ['2025-12-22 10:00:00', '2025-12-22T25:00:00', '2025-12-22T10:00:00+3'];
    expect([...days, ...times].filter(parse)).to.deep.equal([]);
  });
});

describe('parseApiBase', () => {
  const PAGE = 'https://partner.example/cabinet/';

  for (const [text, base] of [
    ['https://api.example', 'https://api.example/'],
    ['http://api.example:8080/a/b', 'http://api.example:8080/a/b'],
    ['HTTPS://API.example/', 'https://api.example/'],
    ['https://api.example/a/?b=1#c', 'https://api.example/a/?b=1#c'],
    ['https://api.example/@a', 'https://api.example/@a'],
    ['/WebService/UNK/', 'https://partner.example/WebService/UNK/'],
    ['//api.example/a', 'https://api.example/a'],
  ] as const) {
    it(`takes ${text}`, () => {
      expect(parseApiBase(PAGE)(text)).to.equal(base);
    });
  }

  for (const text of [
    'ftp://api.example/',
    'javascript:alert(1)',
    'data:application/json,{}',
    'blob:https://api.example/a',
    'file:///api/',
    'https://',
    'https://user@api.example/',
    'https://user:password@api.example/',
    'null',
  ]) {
    it(`refuses ${text}`, () => {
      expect(parseApiBase(PAGE)(text)).to.equal(undefined);
    });
  }

  it('refuses a relative URL if there is no page', () => {
    expect(parseApiBase(undefined)('/a/')).to.equal(undefined);
  });
});
