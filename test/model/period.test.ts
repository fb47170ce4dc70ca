import { expect } from '@esm-bundle/chai';
import { presetOf, presetPeriod } from '../../src/model/period.js';

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
  it('knows a preset by today, and no other period', () => {
    expect(presetOf({ from: '2025-11-22', to: null }, '2025-12-22')).to.equal('month');
    expect(presetOf({ from: null, to: null }, '2025-12-22')).to.equal('all');
    expect(presetOf({ from: '2025-11-22', to: null }, '2025-12-23')).to.equal(undefined);
    expect(presetOf({ from: '2025-11-22', to: '2025-12-22' }, '2025-12-22')).to.equal(undefined);
    expect(presetOf({ from: null, to: '2025-12-22' }, '2025-12-22')).to.equal(undefined);
  });
});
