import { expect } from '@esm-bundle/chai';
import { OperationQueue } from '../../src/session/operation-queue.js';
import type { Operation } from '../../src/session/operations.js';
import { reasonOf } from '../fixtures/rejection.js';
import { settle } from '../helpers/memory-api.js';

/** A queue whose operations end when a test says so. A probe returns nothing. */
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

  /** Requests operations in one task. */
  const add = (...operations: Operation[]) => operations.map((operation) => queue.add(operation));

  /** Ends operations, each once it has started, and lets the effects follow. */
  async function end(...operations: Operation[]): Promise<void> {
    for (const operation of operations) {
      await settle();
      ends.get(operation)?.();
      await settle();
    }
  }

  /** The operations that have started and ended. */
  const steps = () => log.filter((line) => !line.startsWith('running'));

  return { queue, log, outcomes, add, end, steps };
}

describe('OperationQueue', () => {
  it('runs operations in order, and each that runs or waits once', async () => {
    const { add, end, steps } = createQueue();
    const given = add('refresh', 'probe', 'more', 'probe', 'refresh');
    await end('refresh', 'probe', 'more');
    await Promise.all(given);
    expect(steps()).to.deep.equal([
      'refresh starts',
      'refresh ends',
      'probe starts',
      'probe ends',
      'more starts',
      'more ends',
    ]);
  });

  it('starts an operation a microtask later if nothing runs, and reports a running one at once', async () => {
    const { queue, log, add, end } = createQueue();
    void add('more');
    expect(log).to.deep.equal(['running more']);
    await Promise.resolve();
    expect(log).to.deep.equal(['running more', 'more starts']);
    void add('refresh');
    expect(queue.running).to.equal('more');
    await end('more', 'refresh');
    expect(log.slice(2)).to.deep.equal([
      'running more',
      'more ends',
      'running refresh',
      'refresh starts',
      'refresh ends',
      'running none',
    ]);
  });

  it('starts the first page synchronously, unless it waits for a running operation', async () => {
    const { queue, add, end, steps } = createQueue();
    void add('first');
    expect(steps()).to.deep.equal(['first starts']);
    queue.abort('first');
    const again = queue.add('first');
    expect(steps()).to.deep.equal(['first starts']);
    await end('first');
    await again;
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
    await end('refresh', 'refresh');
    expect(steps()).to.deep.equal([
      'refresh starts',
      'refresh ends',
      'refresh starts',
      'refresh ends',
    ]);
  });

  for (const operation of ['first', 'more', 'readOn', 'refreshHead', 'probe'] as const) {
    it(`joins ${operation} that has started`, async () => {
      const { queue, end, steps } = createQueue();
      const started = queue.add(operation);
      await settle();
      expect(queue.add(operation)).to.equal(started);
      await end(operation);
      expect(steps()).to.deep.equal([`${operation} starts`, `${operation} ends`]);
    });
  }

  it('resolves all callers with the result, and passes it on once, after the operation has ended', async () => {
    const { outcomes, add, end } = createQueue();
    const given = add('more', 'more', 'probe');
    await end('more', 'probe');
    expect(await Promise.all(given)).to.deep.equal([
      'outcome of more',
      'outcome of more',
      undefined,
    ]);
    expect(outcomes).to.deep.equal([['more', 'outcome of more', 'probe']]);
  });

  it('passes on nothing of an aborted operation, never starts it later, and runs the waiting ones', async () => {
    const { queue, outcomes, add, end, steps } = createQueue();
    const [more, readOn, refresh] = add('more', 'readOn', 'refresh');
    await settle();
    queue.abort('readOn');
    queue.abort('more');
    expect(await Promise.all([more, readOn])).to.deep.equal([undefined, undefined]);
    expect(queue.running).to.equal('refresh');
    expect(outcomes).to.deep.equal([]);
    await end('refresh');
    expect(await refresh).to.equal('outcome of refresh');
    expect(steps().slice(0, 3)).to.deep.equal(['more starts', 'more is aborted', 'refresh starts']);
  });

  it('aborts the running operation and drops the waiting ones when it is cleared, and settles their promises', async () => {
    const { queue, add, end, steps } = createQueue();
    const given = add('more', 'refresh', 'probe');
    await settle();
    queue.clear();
    expect(queue.running).to.equal(undefined);
    // A new operation does not wait for the dropped ones.
    const [again] = add('more');
    expect(await Promise.all(given)).to.deep.equal([undefined, undefined, undefined]);
    await end('more');
    expect(await again).to.equal('outcome of more');
    expect(steps()).to.deep.equal(['more starts', 'more is aborted', 'more starts', 'more ends']);
  });

  it('knows which operations run or wait, except aborted ones', async () => {
    const { queue, add, end } = createQueue();
    expect(queue.has('more')).to.equal(false);
    void add('more', 'refresh');
    expect(queue.has('more')).to.equal(true);
    expect(queue.has('probe', 'refresh')).to.equal(true);
    expect(queue.has('probe', 'first')).to.equal(false);
    queue.abort('refresh');
    expect(queue.has('refresh')).to.equal(false);
    await end('more');
    expect(queue.has('more')).to.equal(false);
  });

  it('continues after an operation that breaks its contract and rejects', async () => {
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
