import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { LeadList, type Change, type FirstPosition } from '../../src/model/lead-list.js';
import { SharedPosition, sharedPositionOf } from '../../src/session/shared-position.js';
import { reasonOf } from '../fixtures/rejection.js';
import { captureConsole, stub } from '../helpers/stub.js';

const { signal } = new AbortController();
const CHANGE = {} as Change;

/** A list whose probe learns this, or fails with this error. */
function listOf(finding: FirstPosition | Error | undefined) {
  const list = new LeadList({ fetchPage: () => Promise.reject(new Error('It asks for no page.')) });
  let probes = 0;
  stub(list, 'probe', async () => {
    probes++;
    await Promise.resolve();
    if (finding instanceof Error) {
      throw finding;
    }
    list.firstPosition = finding;
    return CHANGE;
  });
  return { list, probes: () => probes };
}

describe('sharedPositionOf', () => {
  it('returns the same position for all lists with the same base and site code', () => {
    const position = sharedPositionOf('https://api.example/', 'A');
    expect(sharedPositionOf('https://api.example/', 'A')).to.equal(position);
    expect(sharedPositionOf('https://api.example/', 'B')).not.to.equal(position);
    expect(sharedPositionOf('https://other.example/', 'A')).not.to.equal(position);
  });
});

describe('SharedPosition', () => {
  let position: SharedPosition;

  beforeEach(() => {
    position = new SharedPosition();
  });

  it('probes lists until the position is known', async () => {
    expect([position.value, position.isOpen]).to.deep.equal([undefined, true]);
    expect(await position.probe(listOf(1).list, signal)).to.equal(CHANGE);
    expect([position.value, position.isOpen]).to.deep.equal([1, false]);
  });

  it('shares a known position with a list, and does not probe that list', async () => {
    await position.probe(listOf(1).list, signal);
    const { list, probes } = listOf(0);
    expect(await position.probe(list, signal)).to.equal(undefined);
    expect([list.firstPosition, probes()]).to.deep.equal([1, 0]);
  });

  it('warns once that a host counts from 0, and keeps probing, since that may be wrong', async () => {
    const warnings = captureConsole('warn');
    for (let lists = 0; lists < 5; lists++) {
      await position.probe(listOf(0).list, signal);
      expect([position.value, position.isOpen]).to.deep.equal([0, true]);
    }
    await position.probe(listOf(1).list, signal);
    expect(position.value).to.equal(1);
    expect(warnings).to.deep.equal([
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });

  it('stops after three lists that have moved', async () => {
    for (const isOpenThen of [true, true, false]) {
      await position.probe(listOf(undefined).list, signal);
      expect([position.value, position.isOpen]).to.deep.equal([undefined, isOpenThen]);
    }
  });

  for (const [title, failure, abort, isOpen] of [
    ['stops after a failure', new ApiError('http', 'No.'), signal, false],
    [
      'goes on after a refusal, which concerns only the client',
      new ApiError('auth', ''),
      signal,
      true,
    ],
    ['goes on after an abort', new Error('gone'), AbortSignal.abort(), true],
  ] as const) {
    it(title, async () => {
      const reason = await reasonOf(position.probe(listOf(failure).list, abort));
      expect([reason === failure, position.isOpen]).to.deep.equal([true, isOpen]);
    });
  }

  it('probes lists one after another, whatever the result of each', async () => {
    const log: string[] = [];
    const ends: (() => void)[] = [];
    const turns = ['first', 'second'].map((name) =>
      position.runInTurn(async () => {
        log.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
        throw new Error(`${name} failed`);
      }),
    );
    const reasons = turns.map(reasonOf);
    expect(position.isTaken).to.equal(true);
    await Promise.resolve();
    expect(log).to.deep.equal(['first']);
    ends[0]?.();
    expect(String(await reasons[0])).to.equal('Error: first failed');
    expect([position.isTaken, log]).to.deep.equal([true, ['first', 'second']]);
    ends[1]?.();
    expect(String(await reasons[1])).to.equal('Error: second failed');
    expect(position.isTaken).to.equal(false);
    expect(await position.runInTurn(() => Promise.resolve('found'))).to.equal('found');
  });
});
