import { expect } from '@esm-bundle/chai';
import { ProvidedToken, type TokenProvider } from '../../src/api/token-source.js';
import { failureOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

/** A source with a provider that returns 101, 102, 103…, and the number of calls. */
function countingSource() {
  let asked = 0;
  const source = new ProvidedToken(() => Promise.resolve(100 + ++asked));
  return { source, timesAsked: () => asked };
}

describe('ProvidedToken', () => {
  it('calls a provider once for all requests that need the token, and not before', async () => {
    const { source, timesAsked } = countingSource();
    expect(timesAsked()).to.equal(0);
    expect(
      await Promise.all([
        source.get(new AbortController().signal),
        source.get(new AbortController().signal),
      ]),
    ).to.deep.equal(['101', '101']);
    expect(await source.get(new AbortController().signal)).to.equal('101');
  });

  for (const [title, given, expected] of [
    ['a number', 55120938, '55120938'],
    ['a bigint', 9007199254740993n, '9007199254740993'],
    ['a string', ' 0055120938\n', '55120938'],
  ] as const) {
    it(`accepts ${title} from a provider, at once or as a promise`, async () => {
      expect(await new ProvidedToken(() => given).get(new AbortController().signal)).to.equal(
        expected,
      );
      expect(
        await new ProvidedToken(() => Promise.resolve(given)).get(new AbortController().signal),
      ).to.equal(expected);
    });
  }

  it('fails with config if a provider returns no token', async () => {
    const numbers = [0, -1, 1.5, 2 ** 53, '9223372036854775808'];
    const others: unknown[] = ['abc', '', null, undefined, Object.create(null)];
    for (const given of [...numbers, ...others]) {
      const source = new ProvidedToken((() => given) as TokenProvider);
      const { kind, message } = await failureOf(source.get(new AbortController().signal));
      expect([kind, message]).to.deep.equal([
        'config',
        'tokenProvider must return digits, 1 to 9223372036854775807.',
      ]);
    }
  });

  describe('if a provider fails', () => {
    const signedOut = new Error('Signed out');
    const rejects = () => Promise.reject(signedOut);
    const throws = () => {
      throw signedOut;
    };
    for (const [title, provider, isOnline, expected] of [
      ['by throwing', throws, true, 'network'],
      ['by rejecting', rejects, true, 'network'],
      ['while the browser is offline', rejects, false, 'offline'],
    ] as const) {
      it(`${title}, fails with ${expected}, without a retry and without a cause`, async () => {
        stub(navigator, 'onLine', isOnline);
        const failure = await failureOf(
          new ProvidedToken(provider).get(new AbortController().signal),
        );
        const { kind, isTransient, message } = failure;
        expect([kind, isTransient]).to.deep.equal([expected, false]);
        expect(message).to.equal('tokenProvider failed.');
        expect('cause' in failure).to.equal(false);
      });
    }

    it('calls it again', async () => {
      const answers = [rejects, () => Promise.resolve('7')];
      const source = new ProvidedToken(() => answers.shift()!());
      await failureOf(source.get(new AbortController().signal));
      expect(await source.get(new AbortController().signal)).to.equal('7');
    });
  });

  it('calls a provider once for all requests that failed with the same token', async () => {
    const { source, timesAsked } = countingSource();
    const failed = await source.get(new AbortController().signal);
    const renewed = await Promise.all(
      [failed, failed].map((token) => {
        source.refuse(token);
        return source.get(new AbortController().signal);
      }),
    );
    expect(renewed).to.deep.equal(['102', '102']);
    source.refuse(failed);
    expect(await source.get(new AbortController().signal)).to.equal('102');
    expect(timesAsked()).to.equal(2);
  });

  for (const [title, answerLate] of [
    ['returns a token', (resolve) => resolve('1')],
    ['fails', (_, reject) => reject(new Error('Signed out'))],
  ] as [string, (resolve: (token: string) => void, reject: (error: Error) => void) => void][]) {
    it(`ignores a provider that has hung, even if it ${title} in the end`, async () => {
      let answer!: () => void;
      const late = new Promise<string>((resolve, reject) => {
        answer = () => answerLate(resolve, reject);
      });
      const answers = [late, '2'];
      const source = new ProvidedToken(() => answers.shift()!);
      const abort = new AbortController();
      const hung = source.get(abort.signal).catch(() => undefined);
      abort.abort();
      expect(await source.get(new AbortController().signal)).to.equal('2');
      answer();
      await hung;
      source.refuse('1');
      expect(await source.get(new AbortController().signal)).to.equal('2');
    });
  }
});
