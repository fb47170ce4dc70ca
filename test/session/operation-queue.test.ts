import { expect } from '@esm-bundle/chai';
import { OperationQueue } from '../../src/session/operation-queue.js';
import { settle } from '../helpers/memory-api.js';

/** A queue whose operations end if a test says so, and what it does. */
function createQueue() {
  const log: string[] = [];
  let end = (_added: number): void => undefined;
  const queue = new OperationQueue({
    perform: (operation) => {
      log.push(operation);
      return new Promise((resolve) => {
        end = (added) => resolve({ added, arrived: 0, resumeAt: 0 });
      });
    },
    onEnd: (operation, _, isQuiet) => log.push(`${operation} ended${isQuiet ? ' quietly' : ''}`),
    onChange: () => undefined,
    untilDrawn: () => Promise.resolve(),
  });
  const endOne = async (added = 1) => {
    end(added);
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

  it('runs one refresh behind the one that was sent, and says whether rows came', async () => {
    const { queue, log, endOne } = createQueue();
    const results = [queue.add('refresh'), queue.add('refresh')];
    await settle();
    results.push(queue.add('refresh'), queue.add('refresh'));
    await endOne();
    await endOne(0);
    expect(await Promise.all(results)).to.deep.equal([true, true, false, false]);
    expect(log).to.deep.equal(['refresh', 'refresh ended', 'refresh', 'refresh ended']);
  });
});
