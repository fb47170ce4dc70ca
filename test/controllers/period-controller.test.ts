import { expect } from '@open-wc/testing';
import { PeriodController } from '../../src/controllers/period-controller.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { ControllerHost, mountHost } from '../helpers/controller-host.js';

class PeriodHost extends ControllerHost {
  begDate: string | null = null;
  endDate: string | null = null;
}
customElements.define('period-host', PeriodHost);

async function mountWith(begDate: string | null = null, endDate: string | null = null) {
  const host = new PeriodHost();
  Object.assign(host, { begDate, endDate });
  let refusals = 0;
  let asked = 0;
  const controller = new PeriodController(host, {
    clock: new FakeClock(new Date('2025-03-31T00:30').getTime()),
    onAsk: () => asked++,
    onRefuse: () => refusals++,
  });
  await mountHost(host);
  return { host, controller, refusals: () => refusals, asked: () => asked };
}

describe('PeriodController', () => {
  it('reads the days of the settings, with or without a time of day', async () => {
    const { controller } = await mountWith('2025-12-01', ' 2025-12-22T10:00:00+03:00');
    expect(controller.period).to.deep.equal({ from: '2025-12-01', to: '2025-12-22' });
  });

  it('knows no day in what is no date', async () => {
    const { controller } = await mountWith('yesterday');
    expect(controller.period).to.deep.equal({ from: null, to: null });
  });

  it('sets the ends whose day has changed, and no other', async () => {
    const { host, controller, refusals } = await mountWith('2025-12-01T13:00:00', '2025-12-22');
    controller.ask({ from: '2025-12-01', to: '2025-12-23' });
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-12-01T13:00:00', '2025-12-23']);
    controller.ask({ from: null, to: null });
    expect([host.begDate, host.endDate]).to.deep.equal([null, null]);
    expect(refusals()).to.equal(0);
  });

  it('refuses a period that starts after it ends, until another one is asked for', async () => {
    const { host, controller, refusals } = await mountWith('2025-12-01', '2025-12-22');
    controller.ask({ from: '2025-12-23', to: '2025-12-22' });
    await host.updateComplete;
    expect(controller.isRefused).to.equal(true);
    expect(refusals()).to.equal(1);
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-12-01', '2025-12-22']);
    controller.ask({ from: '2025-12-02', to: '2025-12-22' });
    expect(controller.isRefused).to.equal(false);
  });

  it('names a preset by today where the reader is, and asks for it', async () => {
    const { host, controller, asked } = await mountWith();
    expect(controller.choice).to.equal('all');
    controller.choose('month');
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-02-28', null]);
    expect([controller.choice, asked()]).to.deep.equal(['month', 1]);
    controller.choose('dates');
    expect([controller.choice, host.begDate, asked()]).to.deep.equal(['dates', '2025-02-28', 1]);
    controller.choose('month');
    expect([controller.choice, asked()]).to.deep.equal(['month', 1]);
  });

  it('ends the refusal when the page asks for another period', async () => {
    const { host, controller } = await mountWith('2025-12-01', '2025-12-22');
    controller.ask({ from: '2025-12-23', to: '2025-12-22' });
    host.begDate = '2025-12-05';
    host.requestUpdate();
    await host.updateComplete;
    expect(controller.isRefused).to.equal(false);
  });
});
