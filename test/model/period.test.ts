import { expect } from '@esm-bundle/chai';
import { firstDayOf, periodOf, presetOf } from '../../src/model/period.js';

describe('periodOf', () => {
  for (const [date, day] of [
    ['2025-12-22', '2025-12-22'],
    [' \n2025-12-22T02:25:53', '2025-12-22'],
    ['22.12.2025', null],
    ['2025-12-99', null],
    ['', null],
    [null, null],
  ] as const) {
    it(`reads ${JSON.stringify(date)} as ${day ?? 'an open end'}`, () => {
      expect(periodOf(date, null)).to.deep.equal({ from: day, to: null });
      expect(periodOf(null, date)).to.deep.equal({ from: null, to: day });
    });
  }
});

describe('firstDayOf', () => {
  for (const [preset, today, day] of [
    ['all', '2025-12-22T12:00', null],
    ['month', '2025-12-22T12:00', '2025-11-22'],
    ['month', '2025-01-15T00:00', '2024-12-15'],
    ['month', '2025-03-31T23:59', '2025-02-28'],
    ['quarter', '2025-05-31T12:00', '2025-02-28'],
    ['year', '2024-02-29T12:00', '2023-02-28'],
  ] as const) {
    it(`starts ${preset} before ${today} on ${day ?? 'no day'}`, () => {
      expect(firstDayOf(preset, new Date(today))).to.equal(day);
    });
  }
});

describe('presetOf', () => {
  it('recognises a preset by today’s date, and no other period', () => {
    const choices = [
      ['2025-11-22', null],
      [null, null],
      ['2025-11-23', null],
      ['2025-11-22', '2025-12-22'],
      [null, '2025-12-22'],
    ].map(([from = null, to = null]) => presetOf({ from, to }, new Date('2025-12-22T12:00')));
    expect(choices).to.deep.equal(['month', 'all', undefined, undefined, undefined]);
  });
});
