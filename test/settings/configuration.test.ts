import { expect } from '@esm-bundle/chai';
import type { Access } from '../../src/api/access.js';
import { ApiError } from '../../src/model/api-error.js';
import {
  isSameList,
  readConfiguration,
  type ApiPreferences,
  type Configuration,
  type RawConfiguration,
} from '../../src/settings/configuration.js';
import type { Who } from '../../src/settings/who.js';

const BASE = 'https://api.example/';
const PAGE = 'https://partner.example/cabinet/';
const REQUIRED: RawConfiguration = { siteCode: 'GIFT-01', client: '1017', token: '55120938' };
const ID_RULE = 'must be digits, 1 to 9223372036854775807.';
const TEXT_RULE = 'must be text without control characters.';
const DATE_RULE = 'must be YYYY-MM-DD or an ISO 8601 date-time.';
const PREFERENCES: ApiPreferences = { wireFormat: 'auto', firstPosition: null };

/** The result for an element with the required settings and these. */
function read(raw: RawConfiguration = {}, apiBase = BASE): Who<Configuration> {
  return readConfiguration({ ...REQUIRED, ...raw }, PREFERENCES, apiBase, PAGE);
}

/** The configuration. Throws the message of an invalid one. */
function configurationOf(raw: RawConfiguration = {}, apiBase = BASE): Configuration {
  const result = read(raw, apiBase);
  if (result.state === 'client') {
    return result.client;
  }
  throw result.state === 'invalid' ? result.error : new Error('A setting is missing.');
}

function expectRefused(raw: RawConfiguration, rule: string, apiBase = BASE): void {
  const result = read(raw, apiBase);
  // Nothing else: a message never names a bad token.
  const { kind, message } = result.state === 'invalid' ? result.error : new ApiError('api', '');
  expect([kind, message]).to.deep.equal(['config', rule]);
}

describe('readConfiguration', () => {
  it('uses the defaults for settings that are absent or blank', () => {
    const [operator, begDate, endDate] = [undefined, undefined, undefined];
    for (const none of ['', ' \n', null, undefined]) {
      const blank = { operator: none, begDate: none, endDate: none, apiBase: none };
      expect(configurationOf(blank)).to.deep.equal({
        base: BASE,
        query: { siteCode: 'GIFT-01', client: '1017', operator, begDate, endDate },
        token: '55120938',
        wireFormat: 'auto',
        firstPosition: null,
      });
    }
  });

  it('is missing if a required setting is missing, even if another setting is bad', () => {
    for (const name of ['siteCode', 'client', 'token']) {
      for (const value of ['', ' \n', null, undefined]) {
        expect(read({ operator: 'abc', [name]: value })).to.deep.equal({ state: 'missing' });
      }
    }
  });

  for (const [name, rule, expected, good, bad] of [
    ['client', ID_RULE, '1018', [' 0001018\n', 1018, 1018n], ['000', 0, 0n, 'abc', 1.5, {}]],
    ['token', ID_RULE, '1018', [' 0001018\n', 1018, 1018n], ['0', '9223372036854775808', true]],
    ['operator', 'must be digits.', '0', ['000', 0, 0n], ['-1', 2 ** 53, ['1', '2']]],
    [
      'siteCode',
      TEXT_RULE,
      '<Ё> & 🎁',
      ['<Ё> & 🎁 '],
      ['a\nb', '\u007f', '\u009f', '\ud800', ['a']],
    ],
    ['begDate', DATE_RULE, '2025-12-01T00:00:00', ['2025-12-01'], ['2025-02-29', 20251222]],
    ['begDate', DATE_RULE, '2025-12-22T02:25Z', ['2025-12-22T02:25Z'], ['2025-12-22 10:00:00']],
    // SQL Server rounds a later time up to the next day.
    ['endDate', DATE_RULE, '2025-12-01T23:59:59.997', ['2025-12-01'], ['2025-02-29', 20251222]],
  ] as [keyof Configuration['query'] | 'token', string, string, unknown[], unknown[]][]) {
    it(`reads ${name}, and names it with its rule if it is bad`, () => {
      for (const value of good) {
        const { query, token } = configurationOf({ [name]: value });
        expect({ ...query, token }[name]).to.equal(expected);
      }
      for (const value of bad) {
        expectRefused({ [name]: value }, `${name.toLowerCase()} ${rule}`);
      }
    });
  }

  it('prefers the base that the page has set to the default, both relative to the page', () => {
    for (const [base, expected] of [
      ['http://api.example:8080/a/b', 'http://api.example:8080/a/b'],
      ['https://api.example/@a?b=1#c', 'https://api.example/@a?b=1#c'],
      ['/a/', 'https://partner.example/a/'],
    ] as const) {
      expect(configurationOf({ apiBase: base }, 'null').base).to.equal(expected);
      expect(configurationOf({}, base).base).to.equal(expected);
    }
  });

  it('refuses a base that leads elsewhere, has a password, or is the opaque origin', () => {
    const rule = 'api-base must be an http or https URL, without a password.';
    const schemes = ['ftp://api.example/', 'javascript:alert(1)', 'blob:https://api.example/a'];
    const names = ['https://user@api.example/', 'https://user:password@api.example/'];
    for (const base of [...schemes, ...names, 'https://']) {
      expectRefused({ apiBase: base }, rule);
      expectRefused({}, rule, base);
    }
    expectRefused({}, rule, '');
    expectRefused({ apiBase: [BASE] }, rule);
    for (const page of ['about:srcdoc', 'file:///a.html']) {
      expect(readConfiguration(REQUIRED, PREFERENCES, 'null', page).state).to.equal('invalid');
    }
  });

  it('takes the way to a token in place of the token, whatever that is', () => {
    const access = {} as Access;
    for (const token of [null, 'abc', '55120938']) {
      const raw = { ...REQUIRED, token };
      const result = readConfiguration(raw, PREFERENCES, BASE, PAGE, access);
      expect(result.state === 'client' && result.client.token === access).to.equal(true);
    }
  });
});

describe('isSameList', () => {
  it('is true for the same values, written differently, and for any two tokens', () => {
    const a = configurationOf({ client: '1017', begDate: '2025-12-01' });
    const b = configurationOf({ client: 1017, begDate: '2025-12-01T00:00:00', token: '7' });
    expect(isSameList(a, b)).to.equal(true);
  });

  it('is false if any other value of the request differs, or who names the client', () => {
    const own = configurationOf();
    for (const other of [
      ...[{ siteCode: 'GIFT-02' }, { operator: '0' }, { apiBase: '/' }].map((raw) =>
        configurationOf(raw),
      ),
      { ...own, wireFormat: 'json' as const },
      { ...own, firstPosition: 1 as const },
      { ...own, token: {} as Access },
    ]) {
      expect(isSameList(other, own), JSON.stringify(other)).to.equal(false);
      expect(isSameList(own, other), JSON.stringify(other)).to.equal(false);
    }
  });
});
