import { expect } from '@esm-bundle/chai';
import { ProvidedToken, type TokenProvider } from '../../src/api/token-source.js';
import { failureOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

/** The token that a source returns to a request that is not aborted. */
function tokenOf(source: ProvidedToken, { signal } = new AbortController()): Promise<string> {
  return source.get(signal);
}

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
    const both = await Promise.all([tokenOf(source), tokenOf(source)]);
    expect(both).to.deep.equal(['101', '101']);
    expect(await tokenOf(source)).to.equal('101');
  });

  it('accepts a number, a bigint or a string from a provider, at once or as a promise', async () => {
    for (const [given, expected] of [
      [55120938, '55120938'],
      [9007199254740993n, '9007199254740993'],
      [' 0055120938\n', '55120938'],
      ['0009223372036854775807', '9223372036854775807'],
    ] as const) {
      expect(await tokenOf(new ProvidedToken(() => given))).to.equal(expected);
      expect(await tokenOf(new ProvidedToken(() => Promise.resolve(given)))).to.equal(expected);
    }
  });

  it('fails with config if a provider returns no token', async () => {
    const numbers = [0, -1, 1.5, 2 ** 53, '9223372036854775808', '9'.repeat(31)];
    const texts = ['000', '+1', '1.0', '1e3', '0x1', '1 017', '1n', '١', '1\n2', 'abc', ''];
    const others: unknown[] = [null, undefined, Object.create(null)];
    for (const given of [...numbers, ...texts, ...others]) {
      const failure = await failureOf(tokenOf(new ProvidedToken((() => given) as TokenProvider)));
      expect([failure.kind, failure.message]).to.deep.equal([
        'config',
        'tokenProvider must return digits, 1 to 9223372036854775807.',
      ]);
    }
  });

  const signedOut = new Error('Signed out');
  const rejects = () => Promise.reject(signedOut);
  const throws = () => {
    throw signedOut;
  };
  for (const [title, provider, isOnline, expected] of [
    ['throws', throws, true, 'network'],
    ['rejects', rejects, true, 'network'],
    ['rejects while the browser is offline', rejects, false, 'offline'],
  ] as const) {
    it(`fails with ${expected}, without a retry and a cause, if a provider ${title}`, async () => {
      stub(navigator, 'onLine', isOnline);
      const failure = await failureOf(tokenOf(new ProvidedToken(provider)));
      const { kind, isTransient, message } = failure;
      expect([kind, isTransient]).to.deep.equal([expected, false]);
      expect(message).to.equal('tokenProvider failed.');
      expect('cause' in failure).to.equal(false);
    });
  }

  it('calls a provider that has failed again', async () => {
    const answers = [rejects, () => Promise.resolve('7')];
    const source = new ProvidedToken(() => answers.shift()!());
    await failureOf(tokenOf(source));
    expect(await tokenOf(source)).to.equal('7');
  });

  it('calls a provider once for all requests that failed with the same token', async () => {
    const { source, timesAsked } = countingSource();
    const failed = await tokenOf(source);
    const renewed = await Promise.all(
      [failed, failed].map((token) => {
        source.refuse(token);
        return tokenOf(source);
      }),
    );
    expect(renewed).to.deep.equal(['102', '102']);
    source.refuse(failed);
    expect(await tokenOf(source)).to.equal('102');
    expect(timesAsked()).to.equal(2);
  });

  it('keeps the token of a request that is aborted', async () => {
    const { source } = countingSource();
    const controller = new AbortController();
    await tokenOf(source, controller);
    controller.abort();
    expect(await tokenOf(source)).to.equal('101');
  });

  for (const [title, late] of [
    ['returns a token', () => '1'],
    ['fails', rejects],
  ] as const) {
    it(`ignores a provider that has hung, even if it ${title} in the end`, async () => {
      let answer!: () => void;
      const hanging = new Promise<void>((resolve) => (answer = resolve)).then(late);
      const answers = [hanging, '2'];
      const source = new ProvidedToken(() => answers.shift()!);
      const controller = new AbortController();
      const hung = tokenOf(source, controller).catch(() => undefined);
      controller.abort();
      expect(await tokenOf(source)).to.equal('2');
      answer();
      await hung;
      source.refuse('1');
      expect(await tokenOf(source)).to.equal('2');
    });
  }
});
