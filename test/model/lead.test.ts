import { expect } from '@esm-bundle/chai';
import { freezeLead, frozenCopyOf, hasSameFields, identityOf } from '../../src/model/lead.js';
import { lead, leads } from '../helpers/leads.js';

describe('identityOf', () => {
  const none = lead(0);
  for (const [title, a, b, isIdentical] of [
    ['the same id', lead(1, { number: 5 }), lead(1, { number: 6 }), true],
    ['the same number and no id', { ...none, number: 5 }, { ...none, number: 5, mark: 'a' }, true],
    ['an id and an equal number', lead(5, { number: 0 }), { ...none, number: 5 }, false],
    ['equal fields and neither', none, lead(0), false],
  ] as const) {
    it(`compares rows with ${title}`, () => {
      expect(identityOf(a) === identityOf(b)).to.equal(isIdentical);
    });
  }
});

describe('hasSameFields', () => {
  it('is true for a copy, and false for any field that differs', () => {
    const time = { iso: '2025-12-22', instant: new Date(0) };
    const written = lead(1, { time });
    expect(hasSameFields(written, { ...written, time: { ...time } })).to.equal(true);
    const texts = { source: 'a', status: 'a', type: 'a', form: 'a', subject: 'a', mark: 'a' };
    const other = { id: 2, number: 2, time: { iso: '2025-12-23' }, ...texts, unread: 1 };
    for (const [name, value] of [...Object.entries(other), ['time', null] as const]) {
      expect(hasSameFields(written, { ...written, [name]: value }), name).to.equal(false);
    }
  });
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
