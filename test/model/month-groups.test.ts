import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { monthStarts, type Moment } from '../../src/model/month-groups.js';
import { checkLaw } from '../helpers/histories.js';

const DAYS_IN_MONTH = 30;

/** Days in a calendar with months of 30 days, with gaps. */
type Days = readonly (number | null)[];

const days = fc.array(fc.option(fc.nat(300), { nil: null }), { maxLength: 60 });

function momentsOf(someDays: Days): (Moment | null)[] {
  return someDays.map((day) =>
    day === null ? null : { month: `month ${Math.floor(day / DAYS_IN_MONTH)}`, at: day },
  );
}

/** Sorts the days, and keeps the gaps in place. */
function inOrder(someDays: Days, direction: 1 | -1): (Moment | null)[] {
  const sorted = someDays.filter((day) => day !== null).sort((a, b) => direction * (a - b));
  return momentsOf(someDays.map((day) => (day === null ? null : (sorted.shift() ?? null))));
}

describe('monthStarts', () => {
  for (const direction of [1, -1] as const) {
    const given = fc.record({ someDays: days, read: fc.nat(60), isShown: fc.func(fc.boolean()) });

    checkLaw(
      `labels each month once, at its first row shown, in order ${direction}`,
      given,
      (of) => {
        const moments = inOrder(of.someDays, direction);
        const starts = monthStarts(moments, of.isShown);
        const seen = new Set<string>();
        for (const [index, moment] of moments.entries()) {
          const isFirst = moment !== null && of.isShown(index) && !seen.has(moment.month);
          expect(starts.has(index)).to.equal(isFirst);
          if (isFirst) {
            seen.add(moment.month);
          }
        }
      },
    );

    checkLaw(`moves no label if rows are appended in order ${direction}`, given, (of) => {
      const moments = inOrder(of.someDays, direction);
      const before = monthStarts(moments.slice(0, of.read));
      const after = [...monthStarts(moments)].filter((index) => index < of.read);
      expect(after).to.deep.equal([...before]);
    });
  }

  checkLaw('labels nothing if the rows are in no order', days, (someDays) => {
    const moments = momentsOf(someDays);
    const times = moments.filter((moment) => moment !== null).map(({ at }) => at);
    const steps = times.slice(1).map((at, index) => Math.sign(at - times[index]!));
    const isUnordered = steps.includes(1) && steps.includes(-1);
    expect(monthStarts(moments).size > 0).to.equal(!isUnordered && times.length > 0);
  });

  it('labels nothing if a month occurs twice, as with times of two kinds', () => {
    const moments = ['a', 'b', 'a'].map((month, at) => ({ month, at }));
    expect(monthStarts(moments).size).to.equal(0);
  });

  it('treats equal times as ordered', () => {
    const moments = [3, 3, 2, 2].map((at) => ({ month: 'a', at }));
    expect([...monthStarts(moments)]).to.deep.equal([0]);
  });
});
