import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { ApiError, type ErrorKind } from '../../src/model/api-error.js';
import { Pace, Paces } from '../../src/waiting/pace.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { reasonOf } from '../fixtures/rejection.js';
import { checkLaw } from '../helpers/histories.js';

const ORIGIN = 'https://api.example';

/** A server, and the operations that have begun there, by name. */
class Server {
  readonly clock = new FakeClock(1000);
  readonly pace = new Pace(ORIGIN, this.clock);
  readonly begun: string[] = [];

  /** Runs an operation that fails, without a wait. */
  async fail(kind: ErrorKind = 'http'): Promise<void> {
    const operation = () => Promise.reject(new ApiError(kind, 'It failed.'));
    await reasonOf(this.run('failure', { inTurn: false, operation }));
    this.begun.pop();
  }

  async run(
    name: string,
    {
      inTurn = true,
      signal = new AbortController().signal,
      operation = () => Promise.resolve(),
    }: { inTurn?: boolean; signal?: AbortSignal; operation?: () => Promise<void> } = {},
  ): Promise<void> {
    const start = () => {
      this.begun.push(name);
      return operation();
    };
    await this.pace.run(start, { signal, inTurn });
  }

  /** Lets time pass. Returns what has begun since the last call. */
  async pass(ms: number): Promise<string> {
    this.clock.pass(ms);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    return this.begun.splice(0).join(', ');
  }
}

async function failedServer(kind?: ErrorKind): Promise<Server> {
  const server = new Server();
  await server.fail(kind);
  return server;
}

describe('Pace', () => {
  it('begins everything in the same call before a failure, also if the browser was offline', async () => {
    for (const server of [new Server(), await failedServer('offline')]) {
      void server.run('a');
      void server.run('b');
      expect(server.begun).to.deep.equal(['a', 'b']);
    }
  });

  it('begins one operation at once after a failure, and then all that wait once a second', async () => {
    const server = await failedServer();
    for (const name of ['a', 'b', 'c']) {
      void server.run(name);
    }
    expect(server.begun).to.deep.equal(['a']);
    expect(await server.pass(999)).to.equal('a');
    expect(await server.pass(1)).to.equal('b, c');
    void server.run('d');
    expect(await server.pass(999)).to.equal('');
    expect(await server.pass(1)).to.equal('d');
  });

  it('begins at once what needs no turn, and takes along what waits if it is told to hurry', async () => {
    const server = await failedServer();
    void server.run('a');
    void server.run('b');
    void server.run('press', { inTurn: false });
    expect(await server.pass(100)).to.equal('a, press');
    server.pace.hurry();
    expect(await server.pass(0)).to.equal('b');
    void server.run('c');
    expect(await server.pass(999)).to.equal('');
    expect(await server.pass(1)).to.equal('c');
  });

  it('ends what is aborted while it waits or runs, and gives no turn to what was aborted before', async () => {
    const server = await failedServer();
    const gone = AbortSignal.abort(new Error('gone'));
    expect(await reasonOf(server.run('none', { signal: gone }))).to.equal(gone.reason);
    const controller = new AbortController();
    const endless = () => new Promise<void>(() => undefined);
    const running = reasonOf(server.run('a', { signal: controller.signal, operation: endless }));
    const waiting = reasonOf(server.run('b', { signal: controller.signal }));
    controller.abort('aborted');
    expect([await running, await waiting]).to.deep.equal(['aborted', 'aborted']);
    expect(await server.pass(1000)).to.equal('a');
    expect(server.pace.isForgettable).to.equal(false);
  });

  it('asks the clock, so a timer that has stopped holds nothing back', async () => {
    const server = await failedServer();
    server.clock.after = () => () => undefined;
    void server.run('a');
    void server.run('b');
    await server.pass(1000);
    void server.run('c');
    expect(await server.pass(0)).to.equal('c, b');
  });

  it('begins everything at once 10 seconds after the last failure, and after a clock that was set back', async () => {
    for (const [ms, isCalm] of [
      [9999, false],
      [10_000, true],
      [-5000, true],
    ] as const) {
      const server = await failedServer();
      server.clock.pass(ms);
      void server.run('a');
      void server.run('b');
      expect(server.begun).to.deep.equal(isCalm ? ['a', 'b'] : ['a']);
    }
  });
});

const TROUBLE_MS = 10_000;
const EVENTS = [
  'begin',
  'begin',
  'begin',
  'begin at once',
  'abort',
  'fail',
  'pass',
  'pass',
] as const;

describe('Pace, whatever a page begins, aborts and waits for', () => {
  checkLaw(
    'has at most one turn a second while the server is in trouble, and leaves nothing waiting',
    fc.array(fc.record({ event: fc.constantFrom(...EVENTS), ms: fc.nat(3000) }), { maxLength: 60 }),
    async (history) => {
      const server = new Server();
      const { clock } = server;
      const aborts: AbortController[] = [];
      const turns = new Set<number>();
      let failedAt = -Infinity;
      let waiting = 0;
      for (const { event, ms } of history) {
        if (event === 'begin') {
          const abort = new AbortController();
          const isInTrouble = clock.now() - failedAt < TROUBLE_MS;
          const operation = () => {
            if (isInTrouble) {
              turns.add(clock.now());
            }
            return Promise.resolve();
          };
          aborts.push(abort);
          waiting++;
          const end = () => waiting--;
          void server.run(event, { signal: abort.signal, operation }).then(end, end);
        } else if (event === 'begin at once') {
          void server.run(event, { inTurn: false });
        } else if (event === 'abort') {
          aborts[ms % aborts.length]?.abort('aborted');
        } else if (event === 'fail') {
          await server.fail();
          failedAt = clock.now();
        } else {
          await server.pass(ms);
        }
      }
      await server.pass(1000);
      await server.pass(0);
      expect(waiting).to.equal(0);
      const times = [...turns];
      expect(
        times.every((time, index) => index === 0 || time - times[index - 1]! >= 1000),
      ).to.equal(true, `turns at ${times.join()}`);
    },
  );
});

describe('Paces', () => {
  it('are one for each origin, whatever the path and the query, and for each clock', () => {
    const [clock, other] = [new FakeClock(), new FakeClock()];
    const paces = new Paces();
    const pace = paces.at(`${ORIGIN}/me?_=1`, clock);
    expect(paces.at(`${ORIGIN}/api/?_=2`, clock)).to.equal(pace);
    expect(paces.at('https://other.example/', clock)).not.to.equal(pace);
    expect(paces.at(ORIGIN, other)).not.to.equal(pace);
  });

  it('forget a server at which nothing runs and nothing has failed for 15 minutes', async () => {
    const clock = new FakeClock();
    const paces = new Paces();
    const { signal } = new AbortController();
    const failing = paces.at(ORIGIN, clock);
    await reasonOf(
      failing.run(() => Promise.reject(new Error('It failed.')), { signal, inTurn: false }),
    );
    const busy = paces.at('https://busy.example/', clock);
    void busy.run(() => new Promise(() => undefined), { signal, inTurn: false });
    const idle = paces.at('https://idle.example/', clock);
    paces.at('https://another.example/', clock);
    expect(paces.at('https://idle.example/', clock)).not.to.equal(idle);
    expect(paces.at(ORIGIN, clock)).to.equal(failing);
    clock.pass(15 * 60_000);
    paces.at('https://one-more.example/', clock);
    expect(paces.at(ORIGIN, clock)).not.to.equal(failing);
    expect(paces.at('https://busy.example/', clock)).to.equal(busy);
  });
});
