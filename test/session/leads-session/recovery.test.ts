import { expect } from '@esm-bundle/chai';
import { settle } from '../memory-api.js';
import { mount, type SessionWorld } from '../session-world.js';

/** Whether requests have the retries of a browser that is back online. */
function recovering({ api }: SessionWorld): boolean[] {
  return api.requests.map(({ isRecovering }) => isRecovering);
}

describe('the recovery', () => {
  for (const operation of ['first', 'more', 'readOn', 'refresh', 'refreshHead'] as const) {
    it(`repeats ${operation}, with the retries of a browser that is back online`, async () => {
      const isFirst = operation === 'first';
      const world = await mount({ rows: 60, answers: isFirst ? [{ error: 'offline' }] : [] });
      if (!isFirst) {
        await world.fail(operation, 'offline');
      }
      const { length } = world.api.requests;
      await world.session.recover([operation], true);
      expect(recovering(world).slice(length)).to.deep.equal([true]);
      expect(world.session.failure).to.equal(undefined);
      expect(world.log.findLast((line) => line.includes('added'))).to.contain(`${operation}:`);
    });
  }

  it('does not repeat a first page that has arrived meanwhile', async () => {
    const world = await mount();
    await world.session.recover(['first'], true);
    expect(world.api.requests.length).to.equal(1);
  });

  it('uses the usual retries if the page was only hidden', async () => {
    const world = await mount();
    await world.fail('more');
    await world.session.recover(['more'], false);
    expect(recovering(world)).to.deep.equal([false, false, false]);
    expect(world.ids.length).to.equal(40);
  });

  it('lasts until a later recovery ends', async () => {
    const world = await mount();
    world.api.answer({ hold: true }, { hold: true });
    const first = world.session.recover(['more'], true);
    await settle();
    const second = world.session.recover(['refresh', 'refreshHead'], true);
    await world.release();
    await first;
    await world.release();
    await second;
    expect(recovering(world)).to.deep.equal([false, true, true, true]);
    await world.session.refresh(false);
    expect(recovering(world).at(-1)).to.equal(false);
  });

  it('lets no quiet refresh run, even if the page is shown again', async () => {
    const world = await mount();
    world.api.answer({ hold: true });
    const recovered = world.session.recover(['more'], true);
    await settle();
    const others = [world.session.recover(['more'], false), world.session.refreshQuietly()];
    await world.release();
    await Promise.all([recovered, ...others]);
    expect(world.api.requests.length).to.equal(2);
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(3);
  });

  it('clears the failure of a search whose filter has gone, and reads nothing', async () => {
    const world = await mount({ rows: 450 });
    await world.fail('readOn', 'offline');
    await world.search(null);
    await world.session.recover(['readOn'], true);
    expect(world.session.status).to.equal('ready');
    expect(world.log.at(-1)).to.equal('error-more > ready, 20 drawn');
    expect(world.api.requests.length).to.equal(2);
  });

  it('keeps a refusal, even if the filter of the failed search has gone', async () => {
    const world = await mount({ rows: 450 });
    await world.fail('readOn', 'offline');
    await world.fail('more', 'auth');
    await world.search(null);
    await world.session.recover(['readOn'], true);
    expect(world.session.status).to.equal('error');
    await world.session.recover(['first'], true);
    expect(world.session.status).to.equal('ready');
  });

  it('does nothing while the element is removed', async () => {
    const world = await mount();
    await world.place(false);
    await world.session.recover(['more', 'readOn', 'refresh'], true);
    expect(world.api.requests.length).to.equal(1);
  });
});
