import { expect } from '@esm-bundle/chai';
import {
  excerpt,
  limitToMilliseconds,
  readInteger,
  readText,
  readTime,
} from '../../src/api/read-field.js';

const TOKEN = '987654321';

describe('readInteger', () => {
  it('reads a whole number, in digits too, and returns 0 for anything else', () => {
    for (const [expected, ...values] of [
      [7, 7, 7.9, '7', ' 7\n', '+7', '007', '7.00', '7.9'],
      [-7, -7, '-7'],
      [9007199254740991, 9007199254740991],
      [0, 9007199254740992, '9007199254740993', 1e308, NaN, Infinity, '9'.repeat(400)],
      [0, 0, 'seven', '', ' ', null, undefined, true, [7], { valueOf: () => 7 }],
    ] as [number, ...unknown[]][]) {
      for (const value of values) {
        expect(readInteger(value), show(value)).to.equal(expected);
      }
    }
  });
});

describe('limitToMilliseconds', () => {
  it('leaves at most three digits of a fraction', () => {
    const iso = '2025-12-22T02:25:53.2942925+03:00';
    expect(limitToMilliseconds(iso)).to.equal('2025-12-22T02:25:53.294+03:00');
  });
});

describe('readText', () => {
  it('trims a text, cuts it at 2,000 characters, and reads a number as its digits', () => {
    for (const [value, expected] of [
      [' a  b\n', 'a  b'],
      ['<b>null</b>', '<b>null</b>'],
      ['я'.repeat(2000), 'я'.repeat(2000)],
      ['я'.repeat(2001), `${'я'.repeat(2000)}…`],
      [7, '7'],
      ['\u200bа', '\u200bа'],
    ] as const) {
      expect(readText(value)).to.equal(expected);
    }
  });

  it('returns an empty text for anything without a visible character, or that is no text', () => {
    const invisible = ['\u200b\u200e\u202e\u2066\ufeff', '\u00ad\u034f\u115f\u3164\ufe0f\u2800'];
    const blank = ['', ' \t\r\n\u00a0', '\u0000\u001f'];
    for (const value of [...blank, ...invisible, null, undefined, true, ['a'], { a: 1 }]) {
      expect(readText(value), show(value)).to.equal('');
    }
  });
});

describe('readTime', () => {
  it('accepts a wall clock or a date, in capitals and without white space around it', () => {
    for (const iso of [
      ...['2025-12-22T02:25:53.2942925', '2025-12-22t02:25:53', '2025-12-22T02:25', '2024-02-29'],
      ...['2024-02-29T23:59:59.9999999', '1900-01-01T00:00:00', '9999-12-31T23:59:59'],
    ]) {
      expect(readTime(` ${iso}\n`)).to.deep.equal({ iso: iso.toUpperCase() });
    }
  });

  it('accepts a time with an offset as an instant', () => {
    for (const [written, utc] of [
      ['2025-12-22T09:25:53.5599169+03:00', '2025-12-22T06:25:53.559Z'],
      ['2025-12-22T02:25:53Z', '2025-12-22T02:25:53.000Z'],
      ['2025-12-22T02:25:53.1-05:30', '2025-12-22T07:55:53.100Z'],
      ['2025-12-31T23:30+00:00', '2025-12-31T23:30:00.000Z'],
      // Firefox parses small letters differently.
      ['2025-12-22t09:25:53.5599169z', '2025-12-22T09:25:53.559Z'],
    ] as const) {
      const iso = written.toUpperCase();
      expect(readTime(written)).to.deep.equal({ iso, instant: new Date(utc) });
    }
  });

  it('returns null for anything else, such as .NET’s «no date» and the format of old ASP.NET', () => {
    for (const value of [
      ...['0001-01-01T00:00:00', '0001-01-01T00:00:00Z', '0001-01-01', '/Date(1766373953294)/'],
      ...['2025-13-01T00:00:00', '2025-00-10', '2025-12-22T25:00:00', '2025-12-22T23:60:00'],
      ...['2025-12-22T02:25:53+99:00', '2025-12-22T02:25:53+03', '2025-12-22Z', '2025-12-22+03:00'],
      ...['2025-12', '2025-12-22T', 'T02:25:53', '20251222', '2025-12-22 02:25:53'],
      ...['22.12.2025 02:25', '12025-12-22', '2025-12-22T02:25:53.2942925+03:00x'],
      ...['', ' ', null, undefined, 1766373953294, {}],
    ]) {
      expect(readTime(value), show(value)).to.equal(null);
    }
  });
});

describe('excerpt', () => {
  it('leaves 300 characters as they are, and marks the cut of more', () => {
    for (const [text, expected] of [
      ['Позже\nR&D 100%', 'Позже\nR&D 100%'],
      ['я'.repeat(300), 'я'.repeat(300)],
      ['я'.repeat(301), `${'я'.repeat(299)}…`],
      ['😀'.repeat(200), `${'😀'.repeat(149)}…`],
    ] as const) {
      expect(excerpt(text, TOKEN)).to.equal(expected);
    }
  });

  it('replaces the token as a whole number, with zeros before it too', () => {
    expect(excerpt(`${TOKEN}: id=x${TOKEN}, 00${TOKEN}`, TOKEN)).to.equal('…: id=x…, …');
    expect(excerpt('1, 01; 10, 21, 2011', '1')).to.equal('…, …; 10, 21, 2011');
  });

  it('shows no part of a token where it cuts', () => {
    for (let before = 280; before < 301; before++) {
      expect(excerpt(`${'x'.repeat(before)}${TOKEN}`, TOKEN)).not.to.match(/\d/);
    }
  });
});

function show(value: unknown): string {
  return `${typeof value} ${JSON.stringify(value)}`.slice(0, 60);
}
