import { expect } from '@open-wc/testing';
import { ReadOnController } from '../../src/controllers/read-on-controller.js';
import type { Findings } from '../../src/i18n/sentences.js';
import { filterLeads, type LeadsFilter } from '../../src/model/filter.js';
import { LeadList } from '../../src/model/lead-list.js';
import type { Status } from '../../src/model/status.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost } from '../helpers/controller-host.js';
import { FakeHost, leads, range } from '../helpers/fake-host.js';

const { signal } = new AbortController();

/** A list of so many rows whose first page is read, and what reads on in it. */
async function mountWith(count: number) {
  const server = new FakeHost(leads(...range(1, count)));
  const list = new LeadList({ fetchPage: server.fetchPage, firstPosition: 1 });
  await list.first(20, signal);
  const host = createHost();
  const clock = new FakeClock();
  const found: [string, Findings | undefined][] = [];
  const filter = {
    filter: null as LeadsFilter | null,
    get matching() {
      return filterLeads(list.leads, this.filter);
    },
  };
  const source = {
    list,
    status: 'ready' as Status,
    aborted: 0,
    async readOn() {
      source.status = 'loading-more';
      const { length } = list.leads;
      const change = await list.readOn(signal).catch(() => undefined);
      source.status = change ? 'ready' : 'error-more';
      if (change) {
        controller.handleChange(change);
      }
      host.requestUpdate();
      await host.updateComplete;
      return list.leads.length > length;
    },
    abortReadOn: () => source.aborted++,
  };
  const controller: ReadOnController = new ReadOnController(host, {
    clock,
    leads: source,
    filter,
    onPause: (findings) => found.push(['pause', findings]),
    onEnd: (findings) => found.push(['end', findings]),
  });
  await mountHost(host);

  /** Changes the filter, as the element tells of it. */
  async function set(value: LeadsFilter | null, isTyped = false): Promise<void> {
    filter.filter = value;
    controller.handleFilterChange({ isTyped });
    host.requestUpdate();
    await host.updateComplete;
  }

  async function ended(): Promise<void> {
    await host.updateComplete;
    while (controller.isReading) {
      await Promise.resolve();
    }
  }
  return { server, list, clock, source, controller, found, set, ended };
}

describe('ReadOnController', () => {
  it('reads nothing without a filter', async () => {
    const { server, controller } = await mountWith(450);
    expect([controller.isReading, controller.findings]).to.deep.equal([false, undefined]);
    expect(server.answers).to.have.length(1);
  });

  it('reads to the end, and says once what is found', async () => {
    const { list, found, set, ended } = await mountWith(450);
    await set({ unread: true });
    await ended();
    expect(list.isComplete).to.equal(true);
    expect(found).to.deep.equal([
      ['end', { matching: 0, loaded: 450, total: 450, isComplete: true, isStopped: false }],
    ]);
  });

  it('waits for a reader who types to pause', async () => {
    const { server, clock, controller, found, set, ended } = await mountWith(450);
    await set({ search: 'a' }, true);
    clock.pass(399);
    await set({ search: 'ab' }, true);
    clock.pass(399);
    expect([controller.isReading, controller.isActive, found]).to.deep.equal([false, true, []]);
    expect(server.answers).to.have.length(1);
    clock.pass(1);
    expect(found.map(([what]) => what)).to.deep.equal(['pause']);
    await ended();
    expect(found.map(([what]) => what)).to.deep.equal(['pause', 'end']);
  });

  it('stops after 2,000 rows, and looks as many further', async () => {
    const { list, controller, found, set, ended } = await mountWith(5000);
    await set({ unread: true });
    await ended();
    expect(list.leads).to.have.length(2010);
    expect(found.at(-1)?.[1]?.isStopped).to.equal(true);
    expect(await controller.readFurther()).to.equal(true);
    expect(list.leads).to.have.length(4199);
  });

  it('reads on for no other filter once it has read enough', async () => {
    const { list, set, ended } = await mountWith(5000);
    await set({ unread: true });
    await ended();
    await set({ status: 'a' });
    await ended();
    expect(list.leads).to.have.length(2010);
  });

  it('drops what it reads when the filter goes', async () => {
    const { source, set, controller } = await mountWith(450);
    await set({ unread: true });
    expect(controller.isReading).to.equal(true);
    await set(null);
    expect([controller.isReading, source.aborted]).to.deep.equal([false, 1]);
  });

  it('rests after a failure until it is asked to try again', async () => {
    const { server, list, source, controller, found, set, ended } = await mountWith(450);
    server.beforeAnswer = () => {
      throw new Error('down');
    };
    await set({ unread: true });
    await ended();
    expect([source.status, found]).to.deep.equal(['error-more', []]);
    expect(controller.findings?.isStopped).to.equal(false);
    server.beforeAnswer = () => undefined;
    await set({ status: 'a' });
    await ended();
    expect(list.leads).to.have.length(20);
    expect(await controller.readFurther()).to.equal(true);
    expect(list.isComplete).to.equal(true);
  });
});
