import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { monthStarts, type Moment } from '../../src/model/month-groups.js';

const DAYS_IN_MONTH = 30;

/** A day of a calendar of months of 30 days. */
function momentOf(day: number): Moment {
  return { month: `month ${Math.floor(day / DAYS_IN_MONTH)}`, at: day };
}

const days = fc.array(fc.option(fc.nat(300), { nil: null }), { maxLength: 60 });

function momentsOf(someDays: readonly (number | null)[]): (Moment | null)[] {
  return someDays.map((day) => (day === null ? null : momentOf(day)));
}

/** Puts the days in order, and leaves the gaps where they are. */
function inOrder(someDays: readonly (number | null)[], direction: 1 | -1): (Moment | null)[] {
  const sorted = someDays.filter((day) => day !== null).sort((a, b) => direction * (a - b));
  return momentsOf(someDays.map((day) => (day === null ? null : (sorted.shift() ?? null))));
}

describe('monthStarts, whatever the rows', () => {
  for (const direction of [1, -1] as const) {
    it(`labels each month once, at its first row, in order ${direction}`, () => {
      fc.assert(
        fc.property(days, (someDays) => {
          const moments = inOrder(someDays, direction);
          const starts = monthStarts(moments);
          const seen = new Set<string>();
          for (const [index, moment] of moments.entries()) {
            const isFirst = moment !== null && !seen.has(moment.month);
            expect(starts.has(index)).to.equal(isFirst);
            if (moment) {
              seen.add(moment.month);
            }
          }
        }),
      );
    });

    it(`moves no label when rows are appended in order ${direction}`, () => {
      fc.assert(
        fc.property(days, fc.nat(60), (someDays, length) => {
          const moments = inOrder(someDays, direction);
          const before = monthStarts(moments.slice(0, length));
          const after = monthStarts(moments);
          expect([...after].filter((index) => index < length)).to.deep.equal([...before]);
        }),
      );
    });
  }

  it('labels nothing if the rows are in no order', () => {
    fc.assert(
      fc.property(days, (someDays) => {
        const moments = momentsOf(someDays);
        const times = moments.filter((moment) => moment !== null).map(({ at }) => at);
        const steps = times.slice(1).map((at, index) => Math.sign(at - times[index]!));
        const isUnordered = steps.includes(1) && steps.includes(-1);
        expect(monthStarts(moments).size > 0).to.equal(!isUnordered && times.length > 0);
      }),
    );
  });
});

describe('monthStarts', () => {
  it('labels nothing if a month came twice, as with times of two kinds', () => {
    const moments = ['a', 'b', 'a'].map((month, at) => ({ month, at }));
    expect(monthStarts(moments).size).to.equal(0);
  });

  it('takes equal times for being in order', () => {
    const moments = [3, 3, 2, 2].map((at) => ({ month: 'a', at }));
    expect([...monthStarts(moments)]).to.deep.equal([0]);
  });
});
