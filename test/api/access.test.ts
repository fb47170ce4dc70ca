import { expect } from '@esm-bundle/chai';
import { PageToken } from '../../src/api/access.js';

describe('PageToken', () => {
  it('is refused by the refusal of its token, and of no former one', () => {
    const access = new PageToken('1');
    expect([access.replace('1'), access.replace('2')]).to.deep.equal([false, true]);
    expect([access.renew('1'), access.renew('2')]).to.deep.equal([true, false]);
  });
});
