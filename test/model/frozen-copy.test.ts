import { expect } from '@esm-bundle/chai';
import { frozenCopyOf } from '../../src/model/frozen-copy.js';
import { leads } from '../helpers/fake-host.js';

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
