import { expect } from '@open-wc/testing';
import { OperationQueue, type AddOptions } from '../../src/controllers/operation-queue.js';

/** A queue whose operations end when a test says so. */
function createQueue() {
  const log: string[] = [];
  const results: [name: string, result: string, running: string | undefined][] = [];
  const ends = new Map<string, () => void>();
  const queue = new OperationQueue<string, string>({
    onChange: () => log.push(`running ${queue.running ?? 'none'}`),
    onResult: (name, result) => results.push([name, result, queue.running]),
  });

  /** Adds an operation that logs its start and its end. */
  function add(name: string, options?: AddOptions): Promise<string | undefined> {
    const run = async (signal: AbortSignal) => {
      log.push(`${name} starts`);
      await new Promise<void>((resolve) => {
        ends.set(name, resolve);
        signal.addEventListener('abort', () => resolve());
      });
      log.push(`${name} ${signal.aborted ? 'is aborted' : 'ends'}`);
      return name === 'nothing' ? undefined : `result of ${name}`;
    };
    return queue.add(name, run, options);
  }

  /** Ends an operation once it has started, and lets what follows from that happen. */
  async function end(name: string): Promise<void> {
    await settle();
    ends.get(name)?.();
    await settle();
  }

  return { queue, log, results, add, end };
}

/** Lets promises that have settled go on. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What was asked for, and what starts when each operation ends after the other. */
const ORDERS: readonly {
  readonly title: string;
  readonly asked: readonly string[];
  readonly started: readonly string[];
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
      const { log, add, end } = createQueue();
      const promises = asked.map((name) => add(name));
      for (const name of started) {
        await end(name);
      }
      await Promise.all(promises);
      expect(log.filter((line) => !line.startsWith('running'))).to.deep.equal(
        started.flatMap((name) => [`${name} starts`, `${name} ends`]),
      );
    });
  }

  it('starts a microtask later if nothing runs, and tells at once what runs', async () => {
    const { queue, log, add, end } = createQueue();
    void add('more');
    expect(log).to.deep.equal(['running more']);
    await Promise.resolve();
    expect(log).to.deep.equal(['running more', 'more starts']);
    void add('refresh');
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

  it('joins one that has not started, and queues one more where that is not enough', async () => {
    const { log, add, end } = createQueue();
    const isFresh = { joinsRunning: false };
    const first = add('refresh', isFresh);
    expect(add('refresh', isFresh)).to.equal(first);
    await settle();
    const second = add('refresh', isFresh);
    expect(second).to.not.equal(first);
    expect(add('refresh', isFresh)).to.equal(second);
    await end('refresh');
    await end('refresh');
    await Promise.all([first, second]);
    expect(log.filter((line) => line === 'refresh starts')).to.have.length(2);
  });

  it('gives those who join the promise of the one that they join', async () => {
    const { add, end } = createQueue();
    const first = add('more');
    const waiting = add('refresh');
    expect(add('more')).to.equal(first);
    expect(add('refresh')).to.equal(waiting);
    await end('more');
    await first;
    await end('refresh');
    await waiting;
  });

  it('gives what an operation has brought, to those who join it too', async () => {
    const { queue, add, end } = createQueue();
    const given = [add('more'), add('more'), add('refresh')];
    await end('more');
    queue.clear();
    expect(await Promise.all(given)).to.deep.equal(['result of more', 'result of more', undefined]);
  });

  it('tells of what has been brought once, when the operation does not run any more', async () => {
    const { results, add, end } = createQueue();
    const all = [add('more'), add('more'), add('nothing'), add('refresh')];
    for (const name of ['more', 'nothing', 'refresh']) {
      await end(name);
    }
    await Promise.all(all);
    expect(results).to.deep.equal([
      ['more', 'result of more', 'nothing'],
      ['refresh', 'result of refresh', undefined],
    ]);
  });

  it('tells nothing of what an operation brings after it was aborted', async () => {
    const { queue, results, add } = createQueue();
    const more = add('more');
    queue.abort('more');
    expect(await more).to.equal(undefined);
    expect(results).to.deep.equal([]);
  });

  it('runs an operation anew once it has ended', async () => {
    const { log, add, end } = createQueue();
    void add('more');
    await end('more');
    void add('more');
    await end('more');
    expect(log.filter((line) => line === 'more starts')).to.have.length(2);
  });

  it('runs what waits behind an operation that is aborted', async () => {
    const { queue, log, add, end } = createQueue();
    const probe = add('probe');
    const more = add('more');
    await settle();
    queue.abort('probe');
    await probe;
    await settle();
    expect(queue.running).to.equal('more');
    await end('more');
    await more;
    expect(log).to.include('probe is aborted').and.include('more ends');
  });

  it('never starts an operation that is aborted while it waits', async () => {
    const { queue, log, add, end } = createQueue();
    void add('more');
    const probe = add('probe');
    queue.abort('probe');
    queue.abort('nothing of this name');
    await end('more');
    await probe;
    expect(log).not.to.include('probe starts');
    expect(queue.running).to.equal(undefined);
  });

  it('aborts what runs and drops what waits when it is cleared, and settles their promises', async () => {
    const { queue, log, add } = createQueue();
    const promises = [add('more'), add('refresh'), add('probe')];
    await settle();
    queue.clear();
    expect(queue.running).to.equal(undefined);
    await Promise.all(promises);
    expect(log.filter((line) => !line.startsWith('running'))).to.deep.equal([
      'more starts',
      'more is aborted',
    ]);
  });

  it('does not join an operation that is aborted', async () => {
    const { queue, log, add, end } = createQueue();
    const first = add('probe');
    await settle();
    queue.abort('probe');
    const second = add('probe');
    await first;
    await end('probe');
    expect(await second).to.equal('result of probe');
    expect(log.filter((line) => line === 'probe starts')).to.have.length(2);
  });

  it('goes on after an operation that breaks its promise and rejects', async () => {
    const { queue, add, end } = createQueue();
    const broken = queue.add('broken', () => Promise.reject(new Error('a bug')));
    const message = await broken.catch((error: unknown) => String(error));
    expect(message).to.equal('Error: a bug');
    expect(queue.running).to.equal(undefined);
    const more = add('more');
    await end('more');
    expect(await more).to.equal('result of more');
  });

  it('does not wait for what was dropped', async () => {
    const { queue, log, add, end } = createQueue();
    void add('more');
    await settle();
    queue.clear();
    void add('more');
    await settle();
    expect(log.filter((line) => line === 'more starts')).to.have.length(2);
    await end('more');
    expect(queue.running).to.equal(undefined);
  });
});
