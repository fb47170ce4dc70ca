import { expect } from '@esm-bundle/chai';
import {
  isSameConfiguration,
  ownerOf,
  readConfiguration,
  type ApiPreferences,
  type Configuration,
  type ConfigurationResult,
  type RawConfiguration,
} from '../../src/settings/configuration.js';

const PAGE = 'https://partner.example/cabinet/';
const BASE = 'https://api.example/';
const REQUIRED: RawConfiguration = { siteCode: 'GIFT-01', client: '1017', token: '55120938' };
const PREFERENCES: ApiPreferences = { wireFormat: 'auto', firstPosition: null };

/** What is read of an element that has what is required, and these. */
function read(
  raw: RawConfiguration = {},
  { apiBase = BASE, ...preferences }: Partial<ApiPreferences> & { apiBase?: string } = {},
): ConfigurationResult {
  return readConfiguration(
    { ...REQUIRED, ...raw },
    { ...PREFERENCES, ...preferences },
    { apiBase: () => apiBase, pageUrl: PAGE },
  );
}

/** The configuration, which must be valid. */
function configurationOf(raw: RawConfiguration = {}, apiBase = BASE): Configuration {
  const result = read(raw, { apiBase });
  if (result.state !== 'valid') {
    throw new Error(`The configuration is ${result.state}.`);
  }
  return result.configuration;
}

/** What is said of a configuration that must be invalid. */
function errorOf(raw: RawConfiguration, apiBase = BASE): string {
  const result = read(raw, { apiBase });
  if (result.state !== 'invalid') {
    throw new Error(`The configuration is ${result.state}.`);
  }
  expect(result.error.kind).to.equal('config');
  return result.error.message;
}

describe('readConfiguration', () => {
  it('takes the defaults for what is not set, or blank', () => {
    const [operator, begDate, endDate] = [undefined, undefined, undefined];
    for (const none of ['', ' \n', null, undefined]) {
      const blank = { operator: none, begDate: none, endDate: none, apiBase: none };
      expect(configurationOf(blank)).to.deep.equal({
        base: 'https://api.example/',
        query: { siteCode: 'GIFT-01', client: '1017', operator, begDate, endDate },
        token: '55120938',
        wireFormat: 'auto',
        firstPosition: null,
      });
    }
  });

  for (const name of ['siteCode', 'client', 'token'] as const) {
    it(`is missing while ${name} is, also if another setting is bad`, () => {
      for (const value of ['', ' \n', null, undefined]) {
        expect(read({ operator: 'abc', [name]: value })).to.deep.equal({ state: 'missing' });
      }
    });
  }

  for (const [name, rule] of [
    ['client', 'client must be digits, 1 to 9223372036854775807.'],
    ['token', 'token must be digits, 1 to 9223372036854775807.'],
    ['operator', 'operator must be digits.'],
  ] as const) {
    it(`takes digits for ${name}, and says so if it has none`, () => {
      for (const value of [' 0001018\n', 1018, 1018n]) {
        const { query, token } = configurationOf({ [name]: value });
        expect({ ...query, token }[name]).to.equal('1018');
      }
      for (const value of ['abc', '-1', '9223372036854775808', 2 ** 53, true, ['1', '2']]) {
        expect(errorOf({ [name]: value })).to.equal(rule);
      }
    });
  }

  it('refuses 0 for client and token, and takes it for operator', () => {
    for (const zero of ['0', '000', 0, 0n]) {
      expect(errorOf({ client: zero })).to.contain('client');
      expect(errorOf({ token: zero })).to.contain('token');
      expect(configurationOf({ operator: zero }).query.operator).to.equal('0');
    }
  });

  it('refuses a site code that is no printable text', () => {
    for (const siteCode of ['a\nb', 1.5, NaN, {}, ['a'], () => 'a']) {
      expect(errorOf({ siteCode })).to.equal('sitecode must be a text without control characters.');
    }
  });

  it('takes a period from the first moment of a day to its last that SQL Server does not round', () => {
    const { query } = configurationOf({ begDate: '2025-12-01', endDate: '2025-12-22' });
    expect([query.begDate, query.endDate]).to.deep.equal([
      '2025-12-01T00:00:00',
      '2025-12-22T23:59:59.997',
    ]);
  });

  it('refuses a bad end of a period, and says what it takes', () => {
    for (const value of ['2025-02-29', 'today', 20251222]) {
      const rule = 'must be YYYY-MM-DD or an ISO 8601 date-time.';
      expect(errorOf({ begDate: value })).to.equal(`begdate ${rule}`);
      expect(errorOf({ endDate: value })).to.equal(`enddate ${rule}`);
    }
  });

  it('takes the base that the page has set before the default, both relative to the page', () => {
    const apiBase = 'https://a.example';
    expect(configurationOf({ apiBase }, 'null').base).to.equal('https://a.example/');
    expect(configurationOf({}, apiBase).base).to.equal('https://a.example/');
    expect(configurationOf({ apiBase: '/a/' }).base).to.equal('https://partner.example/a/');
    expect(configurationOf({}, '/a/').base).to.equal('https://partner.example/a/');
  });

  it('refuses a bad base, set or by default, as there is none in a page of opaque origin', () => {
    const rule = 'api-base must be an http or https URL, without a password.';
    for (const value of ['javascript:alert(1)', 'https://user:password@api.example/', 'null']) {
      expect(errorOf({ apiBase: value })).to.equal(rule);
      expect(errorOf({}, value)).to.equal(rule);
    }
    expect(errorOf({}, '')).to.equal(rule);
    for (const value of [{}, [BASE], 1.5, () => BASE]) {
      expect(errorOf({ apiBase: value })).to.equal(rule);
    }
  });

  it('throws what the page’s code throws as it is', () => {
    const bug = new Error('a bug of the page');
    const apiBase = () => {
      throw bug;
    };
    expect(() => readConfiguration(REQUIRED, PREFERENCES, { apiBase })).to.throw(bug);
  });

  it('takes a token provider in place of the token, whatever that is', () => {
    const tokenProvider = () => '7';
    for (const token of [null, 'abc', '55120938']) {
      expect(configurationOf({ token, tokenProvider }).token === tokenProvider).to.equal(true);
    }
    for (const none of [null, undefined, false, '']) {
      expect(configurationOf({ tokenProvider: none }).token).to.equal('55120938');
    }
  });

  it('refuses a token provider that is no function', () => {
    for (const tokenProvider of [{}, 55120938, '55120938', true]) {
      expect(errorOf({ tokenProvider })).to.equal('tokenProvider must be a function.');
    }
  });

  it('says nothing of the value of a bad token', () => {
    expect(errorOf({ token: '55120938x' })).not.to.contain('55120938');
  });

  it('says whose list it is, if a setting is bad', () => {
    const result = read({ operator: 'abc' });
    const owner = { name: 'GIFT-01 1017', hasTokenProvider: false };
    expect(result.state === 'invalid' && result.owner).to.deep.equal(owner);
  });
});

describe('ownerOf', () => {
  it('is the same for one client, written differently', () => {
    const owner = { name: 'GIFT-01 1017', hasTokenProvider: false };
    for (const client of ['1017', ' 0001017', 1017, 1017n]) {
      expect(ownerOf({ siteCode: ' GIFT-01 ', client })).to.deep.equal(owner);
    }
  });

  it('tells other clients and site codes apart, valid or not', () => {
    const names = [
      { siteCode: 'GIFT-01', client: 'abc' },
      { siteCode: 'GIFT-01', client: 'abd' },
      { siteCode: 'GIFT-01', client: {} },
      { siteCode: 'GIFT-02', client: 'abc' },
    ].map((raw) => ownerOf(raw).name);
    expect(names).to.deep.equal(['GIFT-01 abc', 'GIFT-01 abd', 'GIFT-01 ', 'GIFT-02 abc']);
  });

  it('knows whether there is a token provider', () => {
    expect(ownerOf({ tokenProvider: () => '7' }).hasTokenProvider).to.equal(true);
    expect(ownerOf({ tokenProvider: '7' }).hasTokenProvider).to.equal(false);
  });
});

describe('isSameConfiguration', () => {
  it('is true for the same values, written differently', () => {
    const a = read({ client: '1017', begDate: '2025-12-01' });
    const b = read({ client: 1017, begDate: '2025-12-01T00:00:00' });
    expect(isSameConfiguration(a, b)).to.equal(true);
  });

  for (const raw of [
    { siteCode: 'GIFT-02' },
    { client: '1018' },
    { token: '55120939' },
    { operator: '0' },
    { begDate: '2025-12-01' },
    { endDate: '2025-12-01' },
    { apiBase: 'https://other.example/' },
    { client: 'abc' },
    { client: '' },
    { tokenProvider: () => '55120938' },
  ]) {
    it(`is false if ${Object.keys(raw).join()} is ${String(Object.values(raw)[0])}`, () => {
      expect(isSameConfiguration(read(raw), read())).to.equal(false);
      expect(isSameConfiguration(read(), read(raw))).to.equal(false);
    });
  }

  it('is false for another format or first position', () => {
    expect(isSameConfiguration(read({}, { wireFormat: 'json' }), read())).to.equal(false);
    expect(isSameConfiguration(read({}, { firstPosition: 1 }), read())).to.equal(false);
  });

  it('takes one provider for another', () => {
    const a = read({ tokenProvider: () => '7' });
    const b = read({ tokenProvider: () => '8' });
    expect(isSameConfiguration(a, b)).to.equal(true);
  });

  it('goes by what is said for errors, and takes nothing for nothing', () => {
    const a = read({ client: 'abc' });
    expect(isSameConfiguration(a, read({ client: 'abd' }))).to.equal(true);
    expect(isSameConfiguration(a, read({ operator: 'abc' }))).to.equal(false);
    expect(isSameConfiguration(a, undefined)).to.equal(false);
    expect(isSameConfiguration(undefined, undefined)).to.equal(true);
  });
});
