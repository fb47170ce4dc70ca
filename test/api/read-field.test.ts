import { expect } from '@esm-bundle/chai';
import { isCalendarDate, readInteger, readText, readTime } from '../../src/api/read-field.js';
import { formatTime } from '../../src/i18n/dates.js';

describe('readInteger', () => {
  for (const [value, expected] of [
    [7, 7],
    [0, 0],
    [-7, -7],
    [7.9, 7],
    [9007199254740991, 9007199254740991],
    [9007199254740992, 0],
    ['9007199254740993', 0],
    [1e308, 0],
    ['7', 7],
    [' 7\n', 7],
    ['+7', 7],
    ['-7', -7],
    ['007', 7],
    ['7.00', 7],
    ['7.5', 0],
    ['1e3', 0],
    ['0x10', 0],
    ['seven', 0],
    ['', 0],
    [' ', 0],
    [null, 0],
    [undefined, 0],
    [true, 0],
    [NaN, 0],
    [Infinity, 0],
    ['9'.repeat(400), 0],
    [[7], 0],
    [{ valueOf: () => 7 }, 0],
  ] as const) {
    it(`gives ${expected} for ${show(value)}`, () => {
      expect(readInteger(value)).to.equal(expected);
    });
  }
});

describe('readText', () => {
  for (const [value, expected] of [
    ['Ё', 'Ё'],
    [' a  b\n', 'a  b'],
    ['<b>null</b>', '<b>null</b>'],
    [7, '7'],
    ['', ''],
    [' \t\r\n\u00a0', ''],
    ['\u200b\u200e\u202e\u2066\ufeff', ''],
    ['\u00ad\u034f\u115f\u3164\ufe0f\u2800', ''],
    ['\u0000\u001f', ''],
    ['\u200bа', '\u200bа'],
    [null, ''],
    [undefined, ''],
    [true, ''],
    [['a'], ''],
    [{ a: 1 }, ''],
  ] as const) {
    it(`gives ${JSON.stringify(expected)} for ${show(value)}`, () => {
      expect(readText(value)).to.equal(expected);
    });
  }
});

describe('readTime', () => {
  for (const iso of [
    '2025-12-22T02:25:53.2942925',
    '2025-12-22T02:25:53',
    '2025-12-22T02:25',
    '2024-02-29T23:59:59.9999999',
    '1900-01-01T00:00:00',
    '9999-12-31T23:59:59',
  ]) {
    it(`takes ${iso} for a wall clock, as written`, () => {
      expect(readTime(iso)).to.deep.equal({ iso });
    });
  }

  for (const [iso, utc] of [
    ['2025-12-22T09:25:53.5599169+03:00', '2025-12-22T06:25:53.559Z'],
    ['2025-12-22T02:25:53Z', '2025-12-22T02:25:53.000Z'],
    ['2025-12-22T02:25:53.1-05:30', '2025-12-22T07:55:53.100Z'],
    ['2025-12-31T23:30+00:00', '2025-12-31T23:30:00.000Z'],
  ] as const) {
    it(`takes ${iso} for an instant`, () => {
      expect(readTime(iso)).to.deep.equal({ iso, instant: new Date(utc) });
    });
  }

  for (const [written, iso, utc] of [
    ['2025-12-22t09:25:53.5599169+03:00', '2025-12-22T09:25:53.5599169+03:00', 6],
    ['2025-12-22t09:25:53.5599169z', '2025-12-22T09:25:53.5599169Z', 9],
    ['2025-12-22T09:25:53.5599169z', '2025-12-22T09:25:53.5599169Z', 9],
    ['2025-12-22t09:25:53.5599169', '2025-12-22T09:25:53.5599169', undefined],
  ] as const) {
    it(`takes small letters, which Firefox reads in a way of its own: ${written}`, () => {
      const time = readTime(written);
      expect(time?.iso).to.equal(iso);
      expect(time?.instant?.getTime()).to.equal(
        utc === undefined ? undefined : Date.UTC(2025, 11, 22, utc, 25, 53, 559),
      );
      const options = { locale: 'en', timeZone: 'UTC' };
      const shown = time && formatTime(time, options, new Date(Date.UTC(2025, 11, 30)));
      expect(shown).to.contain(`${utc ?? 9}:25`);
    });
  }

  for (const iso of ['2025-12-22', '2024-02-29', '1900-01-01', '9999-12-31']) {
    it(`takes ${iso} for a date without a time of day`, () => {
      expect(readTime(iso)).to.deep.equal({ iso });
    });
  }

  it('drops white space around it', () => {
    expect(readTime(' 2025-12-22\n')).to.deep.equal({ iso: '2025-12-22' });
    expect(readTime(' 2025-12-22T02:25:53\n')).to.deep.equal({ iso: '2025-12-22T02:25:53' });
  });

  for (const value of [
    '0001-01-01T00:00:00',
    '0001-01-01T00:00:00Z',
    '2025-02-30T00:00:00',
    '2025-02-29T00:00:00',
    '2025-13-01T00:00:00',
    '2025-00-10T00:00:00',
    '2025-12-00T00:00:00',
    '2025-12-22T24:00:00',
    '2025-12-22T23:60:00',
    '2025-12-22T23:59:60',
    '2025-12-22T02:25:53+99:00',
    '0001-01-01',
    '2025-02-30',
    '2025-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-12-00',
    '2025-12',
    '2025-12-22T',
    '2025-12-22Z',
    '2025-12-22+03:00',
    '20251222',
    '2025-12-22 02:25:53',
    '22.12.2025 02:25',
    '/Date(1766373953294)/',
    'T02:25:53',
    '',
    ' ',
    null,
    undefined,
    1766373953294,
    {},
  ]) {
    it(`gives null for ${show(value)}`, () => {
      expect(readTime(value)).to.equal(null);
    });
  }
});

describe('isCalendarDate', () => {
  for (const [date, expected] of [
    ['2025-12-22', true],
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2025-02-30', false],
    ['2025-04-31', false],
    ['2025-13-01', false],
    ['2025-00-01', false],
    ['2025-01-00', false],
    ['2025-01-32', false],
  ] as const) {
    it(`is ${expected} for ${date}`, () => {
      const [year, month, day] = date.split('-');
      expect(isCalendarDate(year, month, day)).to.equal(expected);
    });
  }

  it('is false for parts that are missing', () => {
    expect(isCalendarDate()).to.equal(false);
    expect(isCalendarDate('2025', '12')).to.equal(false);
  });
});

function show(value: unknown): string {
  return typeof value === 'number' || value === undefined
    ? String(value)
    : JSON.stringify(value).slice(0, 60);
}
