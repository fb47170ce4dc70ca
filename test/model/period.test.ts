import { expect } from '@esm-bundle/chai';
import { isSamePeriod, periodOf, presetOf, presetPeriod } from '../../src/model/period.js';

describe('periodOf', () => {
  for (const [date, day] of [
    ['2025-12-22', '2025-12-22'],
    [' \n2025-12-22T02:25:53', '2025-12-22'],
    ['22.12.2025', null],
    ['on 2025-12-22', null],
    ['25-12-22', null],
    ['', null],
    [null, null],
  ] as const) {
    it(`reads ${JSON.stringify(date)} as ${day ?? 'an open end'}`, () => {
      expect(periodOf(date, null)).to.deep.equal({ from: day, to: null });
      expect(periodOf(null, date)).to.deep.equal({ from: null, to: day });
    });
  }
});

describe('isSamePeriod', () => {
  it('compares both ends', () => {
    const period = { from: '2025-12-21', to: '2025-12-22' };
    expect(isSamePeriod(period, { ...period })).to.equal(true);
    expect(isSamePeriod(period, { ...period, from: null })).to.equal(false);
    expect(isSamePeriod(period, { ...period, to: null })).to.equal(false);
  });
});

describe('presetPeriod', () => {
  for (const [preset, today, from] of [
    ['all', '2025-12-22', null],
    ['month', '2025-12-22', '2025-11-22'],
    ['month', '2025-01-15', '2024-12-15'],
    ['month', '2025-03-31', '2025-02-28'],
    ['month', '2024-03-31', '2024-02-29'],
    ['quarter', '2025-05-31', '2025-02-28'],
    ['year', '2024-02-29', '2023-02-28'],
  ] as const) {
    it(`starts ${preset} before ${today} on ${from ?? 'no day'}, and is open at the end`, () => {
      expect(presetPeriod(preset, today)).to.deep.equal({ from, to: null });
    });
  }
});

describe('presetOf', () => {
  it('recognises a preset by today’s date, and no other period', () => {
    expect(presetOf({ from: '2025-11-22', to: null }, '2025-12-22')).to.equal('month');
    expect(presetOf({ from: null, to: null }, '2025-12-22')).to.equal('all');
    expect(presetOf({ from: '2025-11-22', to: null }, '2025-12-23')).to.equal(undefined);
    expect(presetOf({ from: '2025-11-22', to: '2025-12-22' }, '2025-12-22')).to.equal(undefined);
    expect(presetOf({ from: null, to: '2025-12-22' }, '2025-12-22')).to.equal(undefined);
  });
});
