import { expect } from '@esm-bundle/chai';
import { systemClock } from '../../src/api/clock.js';
import { stub } from '../helpers/stub.js';

describe('systemClock', () => {
  it('has the time of the platform', () => {
    stub(Date, 'now', () => 7);
    expect(systemClock.now()).to.equal(7);
  });

  it('calls back, unless the call is cancelled', async () => {
    let isCalled = false;
    const cancel = systemClock.after(0, () => {
      isCalled = true;
    });
    cancel();
    await new Promise<void>((resolve) => systemClock.after(1, resolve));
    expect(isCalled).to.equal(false);
  });
});
