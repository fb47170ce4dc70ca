import { expect } from '@esm-bundle/chai';
import { OperationQueue } from '../../src/session/operation-queue.js';
import type { Operation } from '../../src/session/operations.js';
import { reasonOf } from '../fixtures/rejection.js';
import { settle } from './session-world.js';

/** A queue whose operations end when a test says so. Of a probe, nothing comes. */
function createQueue() {
  const log: string[] = [];
  const outcomes: [operation: Operation, outcome: string, running: Operation | undefined][] = [];
  const ends = new Map<Operation, () => void>();
  const queue = new OperationQueue<string>({
    run: async (operation, signal) => {
      log.push(`${operation} starts`);
      await new Promise<void>((resolve) => {
        ends.set(operation, resolve);
        signal.addEventListener('abort', () => resolve());
      });
      log.push(`${operation} ${signal.aborted ? 'is aborted' : 'ends'}`);
      return operation === 'probe' ? undefined : `outcome of ${operation}`;
    },
    onOutcome: (operation, outcome) => outcomes.push([operation, outcome, queue.running]),
    onChange: () => log.push(`running ${queue.running ?? 'none'}`),
  });

  /** Ends an operation once it has started, and lets what follows from that happen. */
  async function end(operation: Operation): Promise<void> {
    await settle();
    ends.get(operation)?.();
    await settle();
  }

  /** What has started and ended. */
  function steps(): string[] {
    return log.filter((line) => !line.startsWith('running'));
  }

  return { queue, log, outcomes, end, steps };
}

/** What was asked for, and what starts when each operation ends after the other. */
const ORDERS: readonly {
  readonly title: string;
  readonly asked: readonly Operation[];
  readonly started: readonly Operation[];
}[] = [
  { title: 'one operation', asked: ['more'], started: ['more'] },
  {
    title: 'two, in the order asked for',
    asked: ['more', 'refresh'],
    started: ['more', 'refresh'],
  },
  { title: 'the other order', asked: ['refresh', 'more'], started: ['refresh', 'more'] },
  { title: 'one that joins the running one', asked: ['more', 'more'], started: ['more'] },
  {
    title: 'one that joins a waiting one',
    asked: ['more', 'refresh', 'refresh'],
    started: ['more', 'refresh'],
  },
  {
    title: 'one that joins the running one past a waiting one',
    asked: ['more', 'refresh', 'more'],
    started: ['more', 'refresh'],
  },
  {
    title: 'three',
    asked: ['refresh', 'probe', 'more', 'probe', 'refresh'],
    started: ['refresh', 'probe', 'more'],
  },
];

describe('OperationQueue', () => {
  for (const { title, asked, started } of ORDERS) {
    it(`runs ${title}`, async () => {
      const { queue, end, steps } = createQueue();
      const promises = asked.map((operation) => queue.add(operation));
      for (const operation of started) {
        await end(operation);
      }
      await Promise.all(promises);
      expect(steps()).to.deep.equal(
        started.flatMap((operation) => [`${operation} starts`, `${operation} ends`]),
      );
    });
  }

  it('starts an operation a microtask later if nothing runs, and tells at once what runs', async () => {
    const { queue, log, end } = createQueue();
    void queue.add('more');
    expect(log).to.deep.equal(['running more']);
    await Promise.resolve();
    expect(log).to.deep.equal(['running more', 'more starts']);
    void queue.add('refresh');
    expect(queue.running).to.equal('more');
    await end('more');
    expect(queue.running).to.equal('refresh');
    await end('refresh');
    expect(queue.running).to.equal(undefined);
    expect(log.slice(2)).to.deep.equal([
      'running more',
      'more ends',
      'running refresh',
      'refresh starts',
      'refresh ends',
      'running none',
    ]);
  });

  it('starts the first page in the same call', async () => {
    const { queue, end, steps } = createQueue();
    const first = queue.add('first');
    expect(steps()).to.deep.equal(['first starts']);
    await end('first');
    await first;
  });

  it('lets even the first page wait for what runs', async () => {
    const { queue, end, steps } = createQueue();
    void queue.add('first');
    queue.abort('first');
    const second = queue.add('first');
    expect(steps()).to.deep.equal(['first starts']);
    await end('first');
    await second;
    expect(steps()).to.deep.equal([
      'first starts',
      'first is aborted',
      'first starts',
      'first ends',
    ]);
  });

  it('joins a refresh that has not started, and queues one more behind one that has', async () => {
    const { queue, end, steps } = createQueue();
    const first = queue.add('refresh');
    expect(queue.add('refresh')).to.equal(first);
    await settle();
    const second = queue.add('refresh');
    expect(second).not.to.equal(first);
    expect(queue.add('refresh')).to.equal(second);
    await end('refresh');
    await end('refresh');
    await Promise.all([first, second]);
    expect(steps().filter((step) => step === 'refresh starts').length).to.equal(2);
  });

  for (const operation of ['first', 'more', 'readOn', 'refreshHead', 'probe'] as const) {
    it(`joins ${operation} that has started`, async () => {
      const { queue, end } = createQueue();
      const started = queue.add(operation);
      await settle();
      expect(queue.add(operation)).to.equal(started);
      await end(operation);
      await started;
    });
  }

  it('gives those who join the promise of the one that they join', async () => {
    const { queue, end } = createQueue();
    const first = queue.add('more');
    const waiting = queue.add('refresh');
    expect(queue.add('more')).to.equal(first);
    expect(queue.add('refresh')).to.equal(waiting);
    await end('more');
    await first;
    await end('refresh');
    await waiting;
  });

  it('gives what an operation has brought, also to those who join it', async () => {
    const { queue, end } = createQueue();
    const given = [queue.add('more'), queue.add('more'), queue.add('refresh')];
    await end('more');
    queue.clear();
    expect(await Promise.all(given)).to.deep.equal([
      'outcome of more',
      'outcome of more',
      undefined,
    ]);
  });

  it('hands on an outcome once, when the operation does not run any more', async () => {
    const { queue, outcomes, end } = createQueue();
    const all = [queue.add('more'), queue.add('more'), queue.add('probe'), queue.add('refresh')];
    for (const operation of ['more', 'probe', 'refresh'] as const) {
      await end(operation);
    }
    await Promise.all(all);
    expect(outcomes).to.deep.equal([
      ['more', 'outcome of more', 'probe'],
      ['refresh', 'outcome of refresh', undefined],
    ]);
  });

  it('hands on nothing of an operation that was aborted', async () => {
    const { queue, outcomes } = createQueue();
    const more = queue.add('more');
    await settle();
    queue.abort('more');
    expect(await more).to.equal(undefined);
    expect(outcomes).to.deep.equal([]);
  });

  it('runs an operation again once it has ended', async () => {
    const { queue, end, steps } = createQueue();
    void queue.add('more');
    await end('more');
    void queue.add('more');
    await end('more');
    expect(steps()).to.deep.equal(['more starts', 'more ends', 'more starts', 'more ends']);
  });

  it('runs what waits behind an operation that is aborted', async () => {
    const { queue, end, steps } = createQueue();
    const probe = queue.add('probe');
    const more = queue.add('more');
    await settle();
    queue.abort('probe');
    await probe;
    await settle();
    expect(queue.running).to.equal('more');
    await end('more');
    await more;
    expect(steps()).to.deep.equal(['probe starts', 'probe is aborted', 'more starts', 'more ends']);
  });

  it('never starts an operation that is aborted while it waits', async () => {
    const { queue, end, steps } = createQueue();
    void queue.add('more');
    const probe = queue.add('probe');
    queue.abort('probe');
    queue.abort('refresh');
    await end('more');
    await probe;
    expect(steps()).to.deep.equal(['more starts', 'more ends']);
    expect(queue.running).to.equal(undefined);
  });

  it('aborts what runs and drops what waits if it is cleared, and settles their promises', async () => {
    const { queue, steps } = createQueue();
    const promises = (['more', 'refresh', 'probe'] as const).map((operation) =>
      queue.add(operation),
    );
    await settle();
    queue.clear();
    expect(queue.running).to.equal(undefined);
    expect(await Promise.all(promises)).to.deep.equal([undefined, undefined, undefined]);
    expect(steps()).to.deep.equal(['more starts', 'more is aborted']);
  });

  it('does not join an operation that is aborted', async () => {
    const { queue, end, steps } = createQueue();
    const first = queue.add('more');
    await settle();
    queue.abort('more');
    const second = queue.add('more');
    expect(await first).to.equal(undefined);
    await end('more');
    expect(await second).to.equal('outcome of more');
    expect(steps().filter((step) => step === 'more starts').length).to.equal(2);
  });

  it('does not wait for what was dropped', async () => {
    const { queue, end, steps } = createQueue();
    void queue.add('more');
    await settle();
    queue.clear();
    void queue.add('more');
    await settle();
    expect(steps().filter((step) => step === 'more starts').length).to.equal(2);
    await end('more');
    expect(queue.running).to.equal(undefined);
  });

  it('knows what runs or waits, but for what is aborted', async () => {
    const { queue, end } = createQueue();
    expect(queue.has('more')).to.equal(false);
    void queue.add('more');
    void queue.add('refresh');
    expect(queue.has('more')).to.equal(true);
    expect(queue.has('probe', 'refresh')).to.equal(true);
    expect(queue.has('probe', 'first')).to.equal(false);
    queue.abort('refresh');
    expect(queue.has('refresh')).to.equal(false);
    await end('more');
    expect(queue.has('more')).to.equal(false);
  });

  it('goes on after an operation that breaks its promise and rejects', async () => {
    const queue = new OperationQueue<string>({
      run: (operation) =>
        operation === 'more' ? Promise.reject(new Error('a bug')) : Promise.resolve('done'),
      onOutcome: () => undefined,
      onChange: () => undefined,
    });
    expect(await reasonOf(queue.add('more'))).to.have.property('message', 'a bug');
    expect(queue.running).to.equal(undefined);
    expect(await queue.add('refresh')).to.equal('done');
  });
});
