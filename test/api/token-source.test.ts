import { expect } from '@esm-bundle/chai';
import { TokenSource, type TokenProvider } from '../../src/api/token-source.js';
import { failureOf } from '../fixtures/rejection.js';

/** A provider that gives 101, 102, 103… and counts. */
function counter() {
  const asked = { times: 0 };
  const provider = () => Promise.resolve(100 + ++asked.times);
  return { provider, asked };
}

describe('TokenSource', () => {
  it('asks a provider once for all that want the token', async () => {
    const { provider, asked } = counter();
    const source = new TokenSource(provider);
    expect(asked.times).to.equal(0);
    expect(await Promise.all([source.get(), source.get()])).to.deep.equal(['101', '101']);
    expect(await source.get()).to.equal('101');
    expect(asked.times).to.equal(1);
  });

  for (const [title, given, expected] of [
    ['a number', 55120938, '55120938'],
    ['a bigint', 9007199254740993n, '9007199254740993'],
    ['a string', ' 0055120938\n', '55120938'],
  ] as const) {
    it(`takes ${title} from a provider, at once or as a promise`, async () => {
      expect(await new TokenSource(() => given).get()).to.equal(expected);
      expect(await new TokenSource(() => Promise.resolve(given)).get()).to.equal(expected);
    });
  }

  for (const given of ['', 'abc', '0', -1, 1.5, NaN, null, undefined, {}, '9223372036854775808']) {
    it(`fails with config where a provider gives ${JSON.stringify(given)}`, async () => {
      const source = new TokenSource((() => given) as TokenProvider);
      const { kind, message } = await failureOf(source.get());
      expect([kind, message]).to.deep.equal([
        'config',
        'tokenProvider must give digits, 1 to 9223372036854775807.',
      ]);
    });
  }

  it('fails with config if a provider gives an object without a text', async () => {
    const source = new TokenSource((() => Object.create(null) as unknown) as TokenProvider);
    expect((await failureOf(source.get())).kind).to.equal('config');
  });

  it('fails with config where a provider gives a number that is not exact', async () => {
    expect((await failureOf(new TokenSource(() => 2 ** 53).get())).kind).to.equal('config');
  });

  it('fails where a provider throws or rejects, not to be tried again, without its error as the cause', async () => {
    const cause = new Error('Signed out');
    for (const provider of [
      () => {
        throw cause;
      },
      () => Promise.reject(cause),
    ]) {
      const failure = await failureOf(new TokenSource(provider).get());
      expect([failure.kind, failure.isTransient]).to.deep.equal(['network', false]);
      expect('cause' in failure).to.equal(false);
    }
  });

  it('asks again after a failure', async () => {
    const answers = [Promise.reject(new Error('Signed out')), Promise.resolve('7')];
    const source = new TokenSource(() => answers.shift()!);
    await failureOf(source.get());
    expect(await source.get()).to.equal('7');
  });

  it('asks again for a token with which a request has failed', async () => {
    const { provider } = counter();
    const source = new TokenSource(provider);
    source.forget(await source.get());
    expect(await source.get()).to.equal('102');
    expect(await source.get()).to.equal('102');
  });

  it('asks once for all requests that have failed with a token', async () => {
    const { provider, asked } = counter();
    const source = new TokenSource(provider);
    const failed = await source.get();
    const renewed = await Promise.all(
      [failed, failed].map((token) => {
        source.forget(token);
        return source.get();
      }),
    );
    expect(renewed).to.deep.equal(['102', '102']);
    source.forget(failed);
    expect(await source.get()).to.equal('102');
    expect(asked.times).to.equal(2);
  });

  it('leaves a provider that hangs, and what it gives in the end', async () => {
    const answers: ((token: string) => void)[] = [];
    const source = new TokenSource(() => new Promise((resolve) => answers.push(resolve)));
    const hung = source.get();
    source.forget();
    const next = source.get();
    answers[1]?.('2');
    expect(await next).to.equal('2');
    answers[0]?.('1');
    expect(await hung).to.equal('1');
    source.forget('1');
    expect(await source.get()).to.equal('2');
    expect(answers).to.have.length(2);
  });

  it('leaves a provider that hangs, and fails in the end', async () => {
    const answers: [(token: string) => void, (error: Error) => void][] = [];
    const source = new TokenSource(
      () => new Promise((resolve, reject) => answers.push([resolve, reject])),
    );
    const hung = source.get();
    source.forget();
    const next = source.get();
    answers[1]?.[0]('2');
    answers[0]?.[1](new Error('Signed out'));
    await failureOf(hung);
    expect(await next).to.equal('2');
    expect(await source.get()).to.equal('2');
    expect(answers).to.have.length(2);
  });
});
