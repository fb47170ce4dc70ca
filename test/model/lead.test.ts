import { expect } from '@esm-bundle/chai';
import { freezeLead, frozenCopyOf, hasSameFields, identityOf } from '../../src/model/lead.js';
import type { Lead } from '../../src/model/lead.js';
import { lead, leads } from '../helpers/leads.js';

describe('identityOf', () => {
  const none = lead(0);
  for (const [title, a, b, isIdentical] of [
    ['the same id', lead(1, { number: 5 }), lead(1, { number: 6 }), true],
    ['the same number and no id', { ...none, number: 5 }, { ...none, number: 5, mark: 'a' }, true],
    ['an id and an equal number', lead(5, { number: 0 }), { ...none, number: 5 }, false],
    ['equal fields and neither', none, lead(0), true],
    ['other fields and neither', none, { ...none, mark: 'a' }, false],
  ] as const) {
    it(`compares rows with ${title}`, () => {
      expect(identityOf(a) === identityOf(b)).to.equal(isIdentical);
    });
  }
});

describe('hasSameFields', () => {
  const time = { iso: '2025-12-22', instant: new Date(0) };
  const filled: Lead = { ...lead(1), time };

  it('finds two readings of one row equal', () => {
    expect(hasSameFields(filled, { ...filled, time: { ...time } })).to.equal(true);
  });

  for (const name of Object.keys(filled) as (keyof Lead)[]) {
    it(`notices another ${name}`, () => {
      const other = { ...filled, [name]: name === 'time' ? { iso: '2025-12-23' } : 'other' };
      expect(hasSameFields(filled, other)).to.equal(false);
    });
  }
});

describe('freezeLead', () => {
  it('freezes a lead and its time, if it has one', () => {
    const time = { iso: '2025-12-22' };
    const frozen = freezeLead(lead(1, { time }));
    expect([frozen, time, freezeLead(lead(2))].every(Object.isFrozen)).to.equal(true);
  });
});

describe('frozenCopyOf', () => {
  it('returns the same frozen copy for the same array', () => {
    const all = leads(1, 2);
    const copy = frozenCopyOf(all);
    expect(copy).to.deep.equal(all);
    expect(copy).not.to.equal(all);
    expect(frozenCopyOf(all)).to.equal(copy);
    expect(frozenCopyOf([...all])).not.to.equal(copy);
    expect([Object.isFrozen(copy), Object.isFrozen(all)]).to.deep.equal([true, false]);
  });
});
