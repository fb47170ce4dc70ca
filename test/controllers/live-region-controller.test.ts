import { expect } from '@open-wc/testing';
import type { Operation } from '../../src/controllers/leads-controller.js';
import { LiveRegionController } from '../../src/controllers/live-region-controller.js';
import { languageFor } from '../../src/i18n/language.js';
import type { Change } from '../../src/model/lead-list.js';
import type { Period } from '../../src/model/period.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost, type ControllerHost } from '../helpers/controller-host.js';

const SLOW_MS = 1000;
const DELAY_MS = 150;
const STAY_MS = 5000;
const ENGLISH = languageFor({ lang: 'en', pageLang: 'en', timeZone: undefined, messages: null });
const ALWAYS: Period = { from: null, to: null };

async function mountWith({ isBusy = false, hasFocus = false } = {}) {
  const clock = new FakeClock();
  const host = createHost();
  const page = { isBusy, hasFocus };
  const region = new LiveRegionController(host, {
    clock,
    translator: () => ENGLISH,
    isBusy: () => page.isBusy,
    hasFocus: () => page.hasFocus,
  });
  host.content = () => region.sentence;
  await mountHost(host);
  return { clock, host, page, region };
}

async function update(host: ControllerHost): Promise<void> {
  host.requestUpdate();
  await host.updateComplete;
}

function change(changes: Partial<Change> = {}): Change {
  return { added: 0, arrived: 0, resumeAt: 0, ...changes };
}

describe('LiveRegionController', () => {
  it('says nothing at first', async () => {
    const { region } = await mountWith();
    expect(region.sentence).to.equal('');
  });

  it('shows a sentence after a delay, and takes it away after some seconds', async () => {
    const { clock, host, region } = await mountWith();
    const shown = async () => {
      await host.updateComplete;
      return host.shadowRoot?.textContent;
    };
    region.announce('Loaded');
    clock.pass(DELAY_MS - 1);
    expect(await shown()).to.equal('');
    clock.pass(1);
    expect(await shown()).to.equal('Loaded');
    clock.pass(STAY_MS - 1);
    expect(await shown()).to.equal('Loaded');
    clock.pass(1);
    expect(await shown()).to.equal('');
    expect(clock.waits).to.deep.equal([]);
  });

  for (const next of ['Loaded', 'Failed']) {
    it(`takes a sentence away before it shows «${next}»`, async () => {
      const { clock, host, region } = await mountWith();
      region.announce('Loaded');
      clock.pass(DELAY_MS);
      await host.updateComplete;
      region.announce(next);
      await host.updateComplete;
      expect(host.shadowRoot?.textContent).to.equal('');
      clock.pass(DELAY_MS);
      await host.updateComplete;
      expect(host.shadowRoot?.textContent).to.equal(next);
      expect(clock.waits).to.deep.equal([STAY_MS]);
    });
  }

  it('says only the last of two sentences that come at once', async () => {
    const { clock, region } = await mountWith();
    region.announce('Loading');
    region.announce('Loaded');
    clock.pass(DELAY_MS);
    expect(region.sentence).to.equal('Loaded');
  });

  it('is silent where it is told to be', async () => {
    const { clock, region } = await mountWith();
    region.announce('Loaded');
    region.announce('');
    expect(clock.waits).to.deep.equal([]);
    expect(region.sentence).to.equal('');
  });

  it('forgets a sentence that is about another list', async () => {
    const { clock, region } = await mountWith();
    region.announce('Loaded');
    clock.pass(DELAY_MS);
    region.clear();
    expect(region.sentence).to.equal('');
    region.announceChange(change(), 'first', { shown: 20, total: 30, period: ALWAYS });
    expect(clock.waits).to.deep.equal([]);
  });

  for (const { title, operation, changed, shown, total, period, sentence } of [
    {
      title: 'what a further page has brought',
      operation: 'more',
      changed: { added: 20 },
      shown: 40,
      total: 134,
      period: ALWAYS,
      sentence: 'Loaded 20 more. Showing 40 of 134',
    },
    {
      title: 'how many there are where a further page has brought nothing',
      operation: 'more',
      changed: { added: 0 },
      shown: 133,
      total: 134,
      period: ALWAYS,
      sentence: 'Showing 133 of 134',
    },
    {
      title: 'the new inquiries of a refresh',
      operation: 'refresh',
      changed: { added: 3, arrived: 2 },
      shown: 23,
      total: 30,
      period: ALWAYS,
      sentence: '2 new inquiries',
    },
    {
      title: 'the new inquiry of a quiet refresh',
      operation: 'refreshHead',
      changed: { added: 1, arrived: 1 },
      shown: 21,
      total: 21,
      period: ALWAYS,
      sentence: '1 new inquiry',
    },
    {
      title: 'nothing of a refresh that brought nothing new',
      operation: 'refresh',
      changed: { added: 3 },
      shown: 20,
      total: 20,
      period: ALWAYS,
      sentence: '',
    },
    {
      title: 'nothing of a first page that nobody waits for',
      operation: 'first',
      changed: { added: 20 },
      shown: 20,
      total: 30,
      period: ALWAYS,
      sentence: '',
    },
  ] as const) {
    it(`says ${title}`, async () => {
      const { clock, region } = await mountWith();
      region.announceChange(change(changed), operation, { shown, total, period });
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal(sentence);
    });
  }

  for (const { shown, total, period, sentence } of [
    { shown: 20, total: 30, period: ALWAYS, sentence: 'Showing 20 of 30' },
    { shown: 0, total: 0, period: ALWAYS, sentence: 'No inquiries yet' },
    {
      shown: 0,
      total: 0,
      period: { from: '2025-12-01', to: null },
      sentence: 'No inquiries in this period',
    },
    { shown: 20, total: 17, period: ALWAYS, sentence: '' },
  ]) {
    for (const operation of ['first', 'probe'] satisfies Operation[]) {
      it(`says «${sentence}» of ${operation} to a reader who is in the element`, async () => {
        const { clock, region } = await mountWith({ hasFocus: true });
        region.announceChange(change(), operation, { shown, total, period });
        clock.pass(DELAY_MS);
        expect(region.sentence).to.equal(sentence);
      });
    }
  }

  it('says what came of a first page whose reader was told to wait', async () => {
    const { clock, region } = await mountWith({ isBusy: true });
    clock.pass(SLOW_MS);
    clock.pass(DELAY_MS);
    expect(region.sentence).to.equal('Loading inquiries…');
    region.announceChange(change(), 'first', { shown: 20, total: 30, period: ALWAYS });
    clock.pass(DELAY_MS);
    expect(region.sentence).to.equal('Showing 20 of 30');
  });

  it('says once that it loads, and only if that takes long', async () => {
    const { clock, host, page, region } = await mountWith({ isBusy: true });
    clock.pass(SLOW_MS - 1);
    await update(host);
    expect(region.sentence).to.equal('');
    page.isBusy = false;
    await update(host);
    clock.pass(SLOW_MS);
    expect(region.sentence).to.equal('');
    page.isBusy = true;
    await update(host);
    clock.pass(SLOW_MS);
    clock.pass(DELAY_MS);
    expect(region.sentence).to.equal('Loading inquiries…');
    clock.pass(STAY_MS);
    expect(region.sentence).to.equal('');
    await update(host);
    expect(clock.waits).to.deep.equal([]);
  });

  it('waits for nothing apart from the document', async () => {
    const { clock, host, region } = await mountWith({ isBusy: true });
    region.announce('Loaded');
    host.remove();
    await update(host);
    expect(clock.waits).to.deep.equal([]);
  });
});
