import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { AnnouncerController } from '../../src/controllers/announcer-controller.js';
import type { FilterResult } from '../../src/model/filter.js';
import type { Change } from '../../src/model/lead-list.js';
import { NO_LIST, type ListState, type Step } from '../../src/client-list/list-state.js';
import type { Operation } from '../../src/client-list/operation-queue.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { ENGLISH } from '../helpers/drawing.js';
import { leads, range } from '../helpers/leads.js';

const SLOW_MS = 1000;
const DELAY_MS = 150;
const STAY_MS = 5000;

/** A list with this many leads, and perhaps the progress of a filter. */
function listOf(shown: number, total: number, filterResult?: FilterResult): ListState {
  return { ...NO_LIST, leads: leads(...range(1, shown)), total, filterResult };
}

async function mountWith({ isBusy = false, hasFocus = false } = {}) {
  const clock = new FakeClock();
  const host = createHost();
  const page = { isBusy };
  const region = new AnnouncerController(host, clock);
  host.content = () => html`<input aria-label="Search" />${region.sentence}`;
  host.afterUpdate = () => region.announceWait(page.isBusy, () => 'Loading');
  await mountHost(host);
  if (hasFocus) {
    host.shadowRoot!.querySelector('input')!.focus();
  }

  /** The text of the region after some time. */
  async function shownAfter(ms: number): Promise<string | null> {
    clock.pass(ms);
    await host.updateComplete;
    return host.shadowRoot!.textContent;
  }
  return { clock, host, page, region, shownAfter };
}

function changed(operation: Operation, changes: Partial<Change> = {}): Step {
  return { type: 'change', operation, change: { added: 0, arrived: 0, resumeAt: 0, ...changes } };
}

function found(matching: number, isComplete: boolean, loaded = 20): FilterResult {
  return { matching, loaded, total: 30, isComplete, isWaitingOnly: false };
}

const RESULT: Step = { type: 'result', first: undefined };

describe('AnnouncerController', () => {
  it('says a sentence after a delay, for some seconds, without the one before', async () => {
    const { clock, region, shownAfter } = await mountWith();
    region.announce('Loading');
    for (const next of ['Loaded', 'Loaded', 'Failed']) {
      region.announce(next);
      expect(await shownAfter(DELAY_MS - 1)).to.equal('');
      expect(await shownAfter(1)).to.equal(next);
      expect(await shownAfter(STAY_MS - 1)).to.equal(next);
    }
    expect(await shownAfter(1)).to.equal('');
    region.announce('Loading');
    region.announce('');
    expect(clock.waits).to.deep.equal([]);
  });

  for (const [step, isAwaited, shown, total, sentence, filterResult] of [
    [changed('more', { added: 20 }), false, 40, 134, 'Loaded 20 more. Showing 40 of 134'],
    [changed('more'), false, 40, 134, 'Showing 40 of 134'],
    [changed('refresh', { added: 3, arrived: 2 }), false, 23, 30, '2 new inquiries'],
    [changed('refreshHead', { added: 1, arrived: 1 }), false, 21, 21, '1 new inquiry'],
    [changed('refresh', { added: 3 }), true, 20, 20, ''],
    [changed('readOn', { added: 10 }), true, 30, 300, ''],
    [changed('first'), false, 20, 30, ''],
    [changed('first'), true, 20, 30, 'Showing 20 of 30'],
    [changed('first'), true, 0, 0, 'No inquiries yet'],
    [changed('first'), true, 20, 17, ''],
    [RESULT, false, 20, 30, 'Found 2 of 30', found(2, true, 30)],
    [RESULT, false, 20, 30, 'Found 1. Looked through 20 of 30', found(1, false)],
    [RESULT, false, 20, 30, 'Waiting for me: 2', { ...found(2, true, 30), isWaitingOnly: true }],
    [RESULT, true, 0, 0, '', found(0, true, 0)],
    [{ type: 'pause' }, false, 20, 30, 'Showing 20 of 30'],
    [{ type: 'filters' }, true, 20, 30, ''],
  ] as [Step, boolean, number, number, string, FilterResult?][]) {
    const title = `${JSON.stringify(step)} if ${shown} of ${total} are shown`;
    it(`says «${sentence}» of ${title}${isAwaited ? ', in front of a reader' : ''}`, async () => {
      const { clock, region } = await mountWith({ hasFocus: isAwaited });
      region.announceSteps([step], listOf(shown, total, filterResult), ENGLISH);
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal(sentence);
    });
  }

  it('treats who has heard of this list as waiting, and not who has heard of another', async () => {
    const { clock, region } = await mountWith();
    const hear = () => {
      region.announceSteps([changed('first')], listOf(1, 1), ENGLISH);
      clock.pass(DELAY_MS);
      return region.sentence;
    };
    region.announce('Loading');
    expect(hear()).to.equal('1 in total');
    region.startOver('');
    expect(hear()).to.equal('');
    expect(clock.waits).to.deep.equal([]);
  });

  it('announces loading once, and only if it is slow', async () => {
    const { clock, host, page, region, shownAfter } = await mountWith({ isBusy: true });
    expect(await shownAfter(SLOW_MS - 1)).to.equal('');
    page.isBusy = false;
    await updateHost(host);
    expect(await shownAfter(SLOW_MS)).to.equal('');
    page.isBusy = true;
    await updateHost(host);
    clock.pass(SLOW_MS);
    expect(await shownAfter(DELAY_MS)).to.equal('Loading');
    expect(await shownAfter(STAY_MS)).to.equal('');
    await updateHost(host);
    expect(clock.waits).to.deep.equal([]);
    region.announce('Loaded');
    host.remove();
    await updateHost(host);
    expect(clock.waits).to.deep.equal([]);
  });
});
