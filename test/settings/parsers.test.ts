import { expect } from '@esm-bundle/chai';
import {
  parseApiBase,
  parseDayBoundary,
  parsePrintable,
  toTrimmedText,
} from '../../src/settings/parsers.js';

describe('toTrimmedText', () => {
  it('returns the text without white space around it, and the text of an exact number', () => {
    expect(toTrimmedText(' \n GIFT-01\t')).to.equal('GIFT-01');
    expect(toTrimmedText(Number.MAX_SAFE_INTEGER)).to.equal('9007199254740991');
    expect(toTrimmedText(9223372036854775807n)).to.equal('9223372036854775807');
    expect([null, undefined].map(toTrimmedText)).to.deep.equal(['', '']);
  });

  it('returns an empty text for a value without an exact text', () => {
    const numbers = [2 ** 53, 1.5, NaN, Infinity];
    const others = [true, ['1'], {}, () => '1', Symbol()];
    const texts = [...numbers, ...others].map(toTrimmedText);
    expect(texts.filter((text) => text !== undefined)).to.deep.equal([]);
  });
});

describe('parsePrintable', () => {
  it('accepts text, and refuses control characters and halves of characters', () => {
    for (const text of ['GIFT-01', 'Ёлка & Ко', '<b>"', 'a b', '0', '🎁']) {
      expect(parsePrintable(text)).to.equal(text);
    }
    for (const text of ['a\nb', 'a\u0000b', 'a\u001fb', 'a\u007f', 'a\u009fb', 'a\ud800b']) {
      expect(parsePrintable(text), JSON.stringify(text)).to.equal(undefined);
    }
  });
});

describe('parseDayBoundary', () => {
  it('adds the time of day to a date, keeps a date-time, and refuses anything else', () => {
    for (const [text, expected] of [
      ['2025-12-01', '2025-12-01T00:00:00'],
      ['2024-02-29', '2024-02-29T00:00:00'],
      ['2025-12-22T02:25:53.2942925', '2025-12-22T02:25:53.2942925'],
      ['2025-12-22T02:25Z', '2025-12-22T02:25Z'],
      ['2025-02-29', undefined],
      ['01.12.2025', undefined],
      ['today', undefined],
      ['2025-12-22 10:00:00', undefined],
    ] as const) {
      expect(parseDayBoundary('T00:00:00')(text)).to.equal(expected);
    }
  });
});

describe('parseApiBase', () => {
  const parse = parseApiBase('https://partner.example/cabinet/');

  it('accepts an absolute URL, and one relative to the page', () => {
    for (const [text, base] of [
      ['http://api.example:8080/a/b', 'http://api.example:8080/a/b'],
      ['https://api.example/@a?b=1#c', 'https://api.example/@a?b=1#c'],
      ['/WebService/UNK/', 'https://partner.example/WebService/UNK/'],
    ] as const) {
      expect(parse(text)).to.equal(base);
    }
  });

  it('refuses a URL that leads elsewhere, has a password, or is called null', () => {
    const schemes = ['ftp://api.example/', 'javascript:alert(1)', 'blob:https://api.example/a'];
    const names = ['https://user@api.example/', 'https://user:password@api.example/'];
    for (const text of [...schemes, ...names, 'https://', 'null', '']) {
      expect(parse(text), text).to.equal(undefined);
    }
  });
});
