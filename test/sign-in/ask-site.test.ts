import { expect } from '@esm-bundle/chai';
import { askSite, readAnswer, type SiteAnswer } from '../../src/sign-in/ask-site.js';
import { isPassing } from '../../src/model/api-error.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { fakeFetch, reply } from '../fixtures/fake-fetch.js';
import { failureIn, stringsIn } from '../fixtures/rejection.js';

const URL = 'https://partner.example/my/session?list=1';
const RESPONSE = { status: 200, mediaType: 'application/json', retryAfter: undefined };
const PAIR = { client: '1017', token: '55120938' };

describe('askSite', () => {
  it('posts nothing to the site, with its cookies', async () => {
    const { fetch, calls } = fakeFetch(reply(JSON.stringify(PAIR), 'text/html'));
    const answer = askSite({
      url: URL,
      fetch,
      clock: new FakeClock(),
      signal: new AbortController().signal,
      health: { hasFailed: false },
      random: () => 0,
      isQuiet: false,
      warn: () => undefined,
    });
    const headers = { Accept: 'application/json' };
    const sent = { method: 'POST', headers, credentials: 'include' };
    expect(calls[0]!.url).to.equal(URL);
    expect(calls[0]!.init).to.deep.include(sent).and.not.to.have.property('body');
    expect((await answer).client).to.include({ id: '1017' });
  });
});

describe('readAnswer', () => {
  const warnings: string[] = [];
  const warn = (sentence: string) => void warnings.push(sentence);

  function read(value: unknown, { url = URL, defaultBase = '' } = {}): SiteAnswer {
    return readAnswer({ ...RESPONSE, body: JSON.stringify(value) }, { url, defaultBase, warn });
  }

  function readStatus(status: number, body = ''): SiteAnswer {
    return readAnswer({ ...RESPONSE, status, body }, { url: URL, warn });
  }

  /** Returns the base in an answer. */
  function baseIn(answer: SiteAnswer): string | undefined {
    return answer.client?.base;
  }

  it('reads the client and everything else that an answer names', () => {
    const more = { apiBase: 'https://api.example/v1', siteCode: ' GIFT-01 ', operator: 0 };
    expect(read({ ...PAIR, ...more })).to.deep.equal({
      client: { id: '1017', base: 'https://api.example/v1', siteCode: 'GIFT-01', operator: '0' },
      token: '55120938',
    });
  });

  it('takes null, a null client, 204 and 401 as nobody, and 403 with a word about CSRF', () => {
    const quiet = [read(null), read({ client: null }), readStatus(204), readStatus(401)];
    expect(quiet).to.deep.equal(quiet.map(() => ({ client: null })));
    expect(warnings).to.deep.equal([]);
    for (const body of ['', ' ', 'null', '{"error":"nonce"}']) {
      expect(readStatus(403, body)).to.deep.equal({ client: null });
      expect(warnings.splice(0).join()).to.contain('CSRF protection and firewalls');
    }
  });

  for (const [body, passes] of [
    ['<p>55120938</p>', true],
    ['{"client":"1017","token":"55120938"', true],
    ['', false],
    [' ', false],
  ] as const) {
    const end = passes ? 'which passes without a second try' : 'for good';
    it(`fails with protocol for «${body}», ${end}, and does not quote it`, () => {
      const failure = failureIn(() => readStatus(200, body));
      expect([failure.kind, failure.isTransient]).to.deep.equal(['protocol', false]);
      expect(isPassing(failure)).to.equal(passes);
      expect(failure.message).to.equal('session-url answered with HTTP 200, but not with JSON.');
      expect(stringsIn(failure).join()).not.to.contain('55120938');
    });
  }

  it('fails with http for a 403 with a page, which passes, and names firewalls in one line', () => {
    const failure = failureIn(() => readStatus(403, '<h1>Forbidden</h1> 55120938'));
    expect(failure).to.include({ kind: 'http', status: 403, isTransient: false });
    expect([isPassing(failure), warnings]).to.deep.equal([true, []]);
    expect(failure.message).to.contain('CSRF protection and firewalls');
    expect(stringsIn(failure).join()).not.to.contain('55120938');
  });

  it('fails for good for JSON that names no client', () => {
    expect(isPassing(failureIn(() => read({ error: 'nonce' })))).to.equal(false);
  });

  it('fails with http for any other status, and keeps Retry-After', () => {
    for (const status of [202, 404, 419, 429, 500, 503]) {
      const response = { ...RESPONSE, status, body: JSON.stringify(PAIR), retryAfter: 5000 };
      const failure = failureIn(() => readAnswer(response, { url: URL, warn }));
      const isTransient = status === 429 || status === 503;
      expect(failure).to.include({ kind: 'http', status, isTransient, retryAfter: 5000 });
      expect(failure.message).to.equal(`session-url answered with HTTP ${status}.`);
    }
  });

  for (const [key, ...values] of [
    ['client', 'abc', 0, '', undefined, 9007199254740992, '9223372036854775808', [1017]],
    ['token', null, '-5', 1.5, true],
    ['siteCode', 'GIFT\n01', { code: 1 }],
    ['operator', 'root'],
    ['apiBase', 'javascript:alert(1)'],
  ] as const) {
    it(`refuses a bad ${key}, and names the key`, () => {
      for (const value of values) {
        const { kind, message } = failureIn(() => read({ ...PAIR, [key]: value }));
        expect(kind).to.equal('protocol');
        expect(message).to.contain(`HTTP 200, without a valid ${key}.`);
      }
    });
  }

  it('names the keys of a bad answer, and no value, even if a value is a key', () => {
    for (const [value, keys] of [
      [{ Client: '1017', Token: '55120938', 55120938: 'client', 'a b': 1 }, 'Client, Token'],
      [{}, 'none'],
      [1017, 'none'],
    ] as const) {
      expect(failureIn(() => read(value)).message).to.equal(
        `session-url answered with HTTP 200, without a valid client. Keys of the answer: ${keys}.`,
      );
    }
  });

  describe('the base', () => {
    /** Undefined if the answer is refused. */
    function baseFor(apiBase: unknown, url = URL): string | undefined {
      try {
        return baseIn(read({ ...PAIR, apiBase }, { url }));
      } catch {
        return undefined;
      }
    }

    for (const [apiBase, base] of [
      ['https://api.example', 'https://api.example/'],
      ['/leads', 'https://partner.example/leads'],
      ['https://api.example/v1?key=5#top', 'https://api.example/v1'],
      ['http://localhost:8080', 'http://localhost:8080/'],
      ['http://127.10.20.30/', 'http://127.10.20.30/'],
      ['http://api.example', undefined],
      ['http://localhost.example', undefined],
      ['http://notlocalhost', undefined],
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
      const apiBase = 'https://api.example/';
      const answers = [PAIR, { ...PAIR, apiBase }].map((answer) => read(answer, { defaultBase }));
      expect(answers.map(baseIn)).to.deep.equal([defaultBase, apiBase]);
    });
  });
});
