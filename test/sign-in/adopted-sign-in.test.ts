import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { AdoptedSignIn, isSignInSource } from '../../src/sign-in/adopted-sign-in.js';
import type { SignedInClient, SignIn } from '../../src/sign-in/sign-in.js';
import { failureOf } from '../fixtures/rejection.js';
import { foreignSource } from './foreign-source.js';
import { answerOf, SignInWorld } from './sign-in-world.js';

function adopt(source: unknown): AdoptedSignIn {
  if (!isSignInSource(source)) {
    throw new Error('It is no source.');
  }
  return new AdoptedSignIn(source);
}

const OWNER: SignedInClient = {
  client: '1017',
  base: 'https://api.example/',
  siteCode: undefined,
  operator: undefined,
};

describe('AdoptedSignIn', () => {
  it('does what the source of the other file does', async () => {
    const { source, calls } = foreignSource();
    const adopted = adopt(source);
    const listener = () => undefined;
    adopted.subscribe(listener);
    void adopted.ask();
    void adopted.changed();
    adopted.ended();
    adopted.refuse('501');
    adopted.confirm('502');
    expect(await adopted.tokenFor(OWNER)).to.equal('501');
    adopted.timeout = 3000;
    expect(calls).to.deep.equal([
      ['subscribe', listener],
      ['ask'],
      ['changed'],
      ['ended'],
      ['refuse', '501'],
      ['confirm', '502'],
      ['tokenFor', OWNER, undefined],
    ]);
    const { isAsking, isCovered, isTokenRefused, timeout } = adopted;
    expect([isAsking, isCovered, isTokenRefused, timeout]).to.deep.equal([true, true, true, 3000]);
    expect(source.timeout).to.equal(3000);
  });

  it('fails with the error of its own file', async () => {
    const { source } = foreignSource();
    const adopted = adopt(source);
    const error = await failureOf(adopted.tokenFor(OWNER, '501'));
    const { kind, message, status, retryAfter, isTransient } = error;
    expect([kind, message, status, retryAfter, isTransient]).to.deep.equal([
      'http',
      'session-url answered with HTTP 503.',
      503,
      2000,
      true,
    ]);
  });

  it('shows one failure as one state', () => {
    const { source } = foreignSource();
    const adopted = adopt(source);
    const { signIn } = adopted;
    expect(signIn.state === 'failed' && signIn.error).to.be.an.instanceOf(ApiError);
    expect(adopted.signIn).to.equal(signIn);
    const signedIn: SignIn = { state: 'client', owner: OWNER };
    Object.assign(source, { signIn: signedIn });
    expect(adopted.signIn).to.equal(signedIn);
  });

  it('passes on the owner itself', async () => {
    const world = new SignInWorld();
    const window = await world.openFor('1017', '501');
    const adopted = adopt(window.source);
    expect(await adopted.tokenFor(window.owner)).to.equal('501');
    void adopted.changed();
    window.newest.answer(answerOf('2042'));
    expect((await failureOf(adopted.tokenFor(window.owner))).kind).to.equal('auth');
  });
});
