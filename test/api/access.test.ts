import { expect } from '@esm-bundle/chai';
import { pageAccess } from '../../src/api/access.js';

describe('pageAccess', () => {
  it('sends a request again if a former token was refused', () => {
    let token = '1';
    const access = pageAccess(() => token);
    token = '2';
    expect([access.renew('1'), access.renew('2')]).to.deep.equal([true, false]);
  });
});
