import { expect } from '@esm-bundle/chai';
import { readAnswer, type SiteAnswer } from '../../src/sign-in/read-answer.js';
import { failureIn, stringsIn } from '../fixtures/rejection.js';

const URL = 'https://partner.example/my/session?list=1';
const RESPONSE = { status: 200, mediaType: 'application/json', retryAfter: undefined };
const PAIR = { client: '1017', token: '55120938' };

function read(value: unknown, { url = URL, defaultBase = '' } = {}): SiteAnswer {
  const body = JSON.stringify(value);
  return readAnswer({ ...RESPONSE, body }, { url, defaultBase });
}

function readStatus(status: number, body = ''): SiteAnswer {
  return readAnswer({ ...RESPONSE, status, body }, { url: URL });
}

/** The base in an answer with this `apiBase`; undefined if the answer is refused. */
function baseFor(apiBase: unknown, url = URL): string | undefined {
  try {
    return read({ ...PAIR, apiBase }, { url }).owner?.base;
  } catch {
    return undefined;
  }
}

describe('readAnswer', () => {
  it('reads the client and everything else that an answer names', () => {
    const more = { apiBase: 'https://api.example/v1', siteCode: ' GIFT-01 ', operator: 0 };
    expect(read({ ...PAIR, ...more })).to.deep.equal({
      owner: {
        client: '1017',
        base: 'https://api.example/v1',
        siteCode: 'GIFT-01',
        operator: '0',
      },
      token: '55120938',
    });
  });

  it('accepts safe numbers, leading zeros, and nulls for what is not sent', () => {
    const none = { apiBase: null, siteCode: '', operator: null };
    const { owner, ...more } = read({ client: 1017, token: '0055120938', ...none });
    expect(more).to.deep.equal({ token: '55120938' });
    expect(owner).to.include({ client: '1017', base: 'https://partner.example/' });
    expect([owner!.siteCode, owner!.operator]).to.deep.equal([undefined, undefined]);
  });

  for (const [title, answer] of [
    ['null', () => read(null)],
    ['a null client', () => read({ client: null, token: '55120938' })],
    ['204', () => readStatus(204)],
    ['401', () => readStatus(401)],
  ] as const) {
    it(`takes ${title} as nobody, without a warning`, () => {
      expect(answer()).to.deep.equal({ owner: null });
    });
  }

  it('takes 403 as nobody, and names CSRF protection', () => {
    const answer = readStatus(403);
    expect(answer.owner).to.equal(null);
    expect('warning' in answer && answer.warning).to.contain('CSRF protection');
  });

  for (const body of ['<p>55120938</p>', '', '{"client":"1017","token":"55120938"']) {
    it(`fails with protocol for ${body}, and does not quote it`, () => {
      const failure = failureIn(() => readStatus(200, body));
      expect([failure.kind, failure.isTransient, failure.message]).to.deep.equal([
        'protocol',
        false,
        'session-url answered with HTTP 200, but not with JSON.',
      ]);
      expect(stringsIn(failure).join()).not.to.contain('55120938');
    });
  }

  for (const [status, isTransient] of [
    [202, false],
    [404, false],
    [419, false],
    [429, true],
    [500, false],
    [503, true],
  ] as const) {
    it(`fails with http for ${status}`, () => {
      const { message, ...facts } = failureIn(() => readStatus(status, JSON.stringify(PAIR)));
      expect(facts).to.include({ kind: 'http', status, isTransient });
      expect(message).to.equal(`session-url answered with HTTP ${status}.`);
    });
  }

  for (const [key, value] of [
    ['client', 'abc'],
    ['client', 0],
    ['client', ''],
    ['client', undefined],
    ['client', 9007199254740992],
    ['client', '9223372036854775808'],
    ['client', [1017]],
    ['token', null],
    ['token', '-5'],
    ['token', 1.5],
    ['token', true],
    ['siteCode', 'GIFT\n01'],
    ['siteCode', { code: 1 }],
    ['operator', 'root'],
    ['apiBase', 'javascript:alert(1)'],
  ] as const) {
    it(`refuses ${key} ${JSON.stringify(value)}, and names the key`, () => {
      const { kind, message } = failureIn(() => read({ ...PAIR, [key]: value }));
      expect(kind).to.equal('protocol');
      expect(message).to.contain(`HTTP 200, without a valid ${key}.`);
    });
  }

  it('names the keys of a bad answer, and no value, even if a value is a key', () => {
    const value = { Client: '1017', Token: '55120938', 55120938: 'client', 'a b': 1 };
    const failure = failureIn(() => read(value));
    expect(failure.message).to.equal(
      'session-url answered with HTTP 200, without a valid client. ' +
        'Keys of the answer: …, Client, Token, ….',
    );
    expect(stringsIn(failure).join()).not.to.contain('55120938').and.not.to.contain('1017');
  });

  for (const [title, value, keys] of [
    [
      'ten keys at most',
      Object.fromEntries('abcdefghijklm'.split('').map((key) => [key, 1])),
      'a, b, c, d, e, f, g, h, i, j',
    ],
    ['none of an empty answer', {}, 'none'],
    ['none of a number', 1017, 'none'],
  ] as const) {
    it(`names ${title}`, () => {
      const { message } = failureIn(() => read(value));
      expect(message.split(': ')[1]).to.equal(`${keys}.`);
    });
  }

  describe('the base', () => {
    for (const [apiBase, base] of [
      ['https://api.example', 'https://api.example/'],
      ['/leads', 'https://partner.example/leads'],
      ['//api.example/v1', 'https://api.example/v1'],
      ['https://api.example/v1?key=5#top', 'https://api.example/v1'],
      ['http://localhost:8080', 'http://localhost:8080/'],
      ['http://api.localhost', 'http://api.localhost/'],
      ['http://127.10.20.30/', 'http://127.10.20.30/'],
      ['http://[::1]:81/', 'http://[::1]:81/'],
      ['http://api.example', undefined],
      ['http://localhost.example', undefined],
      ['http://127.0.0.1.example', undefined],
      ['http://notlocalhost', undefined],
      ['http://[::2]/', undefined],
      ['https://user:secret@api.example', undefined],
      ['ftp://localhost', undefined],
    ] as const) {
      it(`is ${base ?? 'refused'} for ${apiBase}`, () => {
        expect(baseFor(apiBase)).to.equal(base);
      });
    }

    it('may be the own origin of a site without https, and no other', () => {
      const url = 'http://test.partner.example/my/session';
      expect(baseFor('/api', url)).to.equal('http://test.partner.example/api');
      expect(baseFor(undefined, url)).to.equal('http://test.partner.example/');
      expect(baseFor('http://api.partner.example', url)).to.equal(undefined);
    });

    it('is the default of the build if the answer names none', () => {
      const defaultBase = 'https://built.example/';
      expect(read(PAIR, { defaultBase }).owner?.base).to.equal('https://built.example/');
      const named = { ...PAIR, apiBase: 'https://api.example/' };
      expect(read(named, { defaultBase }).owner?.base).to.equal('https://api.example/');
    });
  });
});
