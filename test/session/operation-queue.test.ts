import { expect } from '@esm-bundle/chai';
import { OperationQueue } from '../../src/session/operation-queue.js';
import { settle } from '../helpers/memory-api.js';

/** A queue whose operations end if a test says so, and what it does. */
function createQueue() {
  const log: string[] = [];
  let end = (): void => undefined;
  const queue = new OperationQueue({
    perform: (operation) => {
      log.push(operation);
      return new Promise((resolve) => {
        end = () => resolve({ added: 1, arrived: 0, resumeAt: 0 });
      });
    },
    onEnd: (operation, _, isQuiet) => log.push(`${operation} ended${isQuiet ? ' quietly' : ''}`),
    onChange: () => undefined,
    untilDrawn: () => Promise.resolve(),
  });
  const endOne = async () => {
    end();
    await settle();
  };
  return { queue, log, endOne };
}

describe('OperationQueue', () => {
  for (const operation of ['first', 'more', 'readOn', 'refreshHead'] as const) {
    it(`runs no second ${operation} while one waits or runs, which is quiet only for quiet calls`, async () => {
      const { queue, log, endOne } = createQueue();
      for (const isQuiet of [true, false]) {
        const results = [queue.add(operation, true), queue.add(operation, true)];
        await settle();
        results.push(queue.add(operation, isQuiet));
        await endOne();
        expect(await Promise.all(results)).to.deep.equal([true, true, true]);
        expect(queue.running).to.equal(undefined);
        expect(log.splice(0)).to.deep.equal([
          operation,
          `${operation} ended${isQuiet ? ' quietly' : ''}`,
        ]);
      }
    });
  }

  it('runs one refresh behind the one that was sent', async () => {
    const { queue, log, endOne } = createQueue();
    const results = [queue.add('refresh'), queue.add('refresh')];
    await settle();
    results.push(queue.add('refresh'), queue.add('refresh'));
    await endOne();
    await endOne();
    expect(await Promise.all(results)).to.deep.equal([true, true, true, true]);
    expect(log).to.deep.equal(['refresh', 'refresh ended', 'refresh', 'refresh ended']);
  });
});
