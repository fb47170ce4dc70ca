import { expect } from '@esm-bundle/chai';
import { mount } from '../session-world.js';

describe('the recovery', () => {
  for (const operation of ['first', 'more', 'readOn', 'refresh', 'refreshHead'] as const) {
    it(`repeats ${operation}`, async () => {
      const isFirst = operation === 'first';
      const world = await mount({ rows: 60, answers: isFirst ? [{ error: 'offline' }] : [] });
      if (!isFirst) {
        await world.fail(operation, 'offline');
      }
      const { length } = world.api.requests;
      await world.session.recover([operation]);
      expect(world.api.requests.length).to.equal(length + 1);
      expect(world.session.failure).to.equal(undefined);
      expect(world.log.findLast((line) => line.includes('added'))).to.contain(`${operation}:`);
    });
  }

  it('does not repeat a first page that has arrived meanwhile', async () => {
    const world = await mount();
    await world.session.recover(['first']);
    expect(world.api.requests.length).to.equal(1);
  });

  it('clears the failure of a search whose filter has gone, and reads nothing', async () => {
    const world = await mount({ rows: 450 });
    await world.fail('readOn', 'offline');
    await world.search(null);
    await world.session.recover(['readOn']);
    expect(world.session.status).to.equal('ready');
    expect(world.log.at(-1)).to.equal('error-more > ready, 20 drawn');
    expect(world.api.requests.length).to.equal(2);
  });

  it('keeps a refusal, even if the filter of the failed search has gone', async () => {
    const world = await mount({ rows: 450 });
    await world.fail('readOn', 'offline');
    await world.fail('more', 'auth');
    await world.search(null);
    await world.session.recover(['readOn']);
    expect(world.session.status).to.equal('error');
    await world.session.recover(['first']);
    expect(world.session.status).to.equal('ready');
  });

  it('does nothing while the element is removed', async () => {
    const world = await mount();
    await world.place(false);
    await world.session.recover(['more', 'readOn', 'refresh']);
    expect(world.api.requests.length).to.equal(1);
  });
});
