import { expect } from '@esm-bundle/chai';
import {
  isSameConfiguration,
  type Configuration,
  type ConfigurationResult,
} from '../../src/settings/configuration.js';
import { readSettings, type RawSettings, type Settings } from '../../src/settings/settings.js';
import { PREFERENCES } from '../fixtures/preferences.js';

const PAGE = new URL('https://partner.example/cabinet/');

const BASE = 'https://api.example/';
const REQUIRED: RawSettings = { siteCode: 'GIFT-01', client: '1017', token: '55120938' };

function read(raw: RawSettings, apiBase = BASE): Settings {
  return readSettings(raw, {
    preferences: PREFERENCES,
    apiBase: () => apiBase,
    pageUrl: PAGE.href,
  });
}

/** The settings of an element that has what is required, and these. */
function settingsOf(raw: RawSettings = {}, apiBase = BASE): Settings {
  return read({ ...REQUIRED, ...raw }, apiBase);
}

function resultOf(raw: RawSettings = {}, apiBase = BASE): ConfigurationResult {
  return settingsOf(raw, apiBase).configuration;
}

/** The configuration, which must be valid. */
function configurationOf(raw: RawSettings = {}, apiBase = BASE): Configuration {
  const result = resultOf(raw, apiBase);
  if (result.state !== 'valid') {
    throw new Error(`The configuration is ${result.state}.`);
  }
  return result.configuration;
}

/** What is said of a configuration that must be invalid. */
function errorOf(raw: RawSettings, apiBase = BASE): string {
  const result = resultOf(raw, apiBase);
  if (result.state !== 'invalid') {
    throw new Error(`The configuration is ${result.state}.`);
  }
  expect(result.error.kind).to.equal('config');
  return result.error.message;
}

describe('readSettings', () => {
  it('gives the defaults where only what is required is set', () => {
    const { preferences, warnings } = settingsOf();
    expect(configurationOf()).to.deep.equal({
      base: 'https://api.example/',
      query: {
        siteCode: 'GIFT-01',
        client: '1017',
        operator: undefined,
        begDate: undefined,
        endDate: undefined,
      },
      token: '55120938',
      wireFormat: 'auto',
      firstPosition: null,
    });
    expect(preferences).to.deep.equal(PREFERENCES);
    expect(warnings).to.deep.equal([]);
  });

  it('gives the same for white space around every value', () => {
    const raw = {
      ...REQUIRED,
      operator: '5',
      begDate: '2025-12-01',
      endDate: '2025-12-22T10:00:00',
      apiBase: 'https://other.example/',
      wireFormat: 'xml',
      firstPosition: '0',
      pageSize: '50',
      timeout: '3000',
      timeZone: 'Europe/Moscow',
    };
    const padded = Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [name, `\n ${String(value)}\t`]),
    );
    expect(read(padded)).to.deep.equal(read(raw));
    expect(read(padded).warnings).to.deep.equal([]);
  });

  it('gives the defaults for empty and blank values of what is not required', () => {
    for (const value of ['', ' \n', null, undefined]) {
      const raw = {
        operator: value,
        begDate: value,
        endDate: value,
        apiBase: value,
        wireFormat: value,
        firstPosition: value,
        pageSize: value,
        timeout: value,
        timeZone: value,
      };
      expect(settingsOf(raw)).to.deep.equal(settingsOf());
    }
  });

  describe('what is required', () => {
    for (const name of ['siteCode', 'client', 'token'] as const) {
      for (const value of ['', ' \n', null, undefined]) {
        it(`is missing where ${name} is ${JSON.stringify(value)}`, () => {
          expect(resultOf({ [name]: value })).to.deep.equal({ state: 'missing' });
        });
      }
    }

    it('is missing rather than bad while one is missing and another is bad', () => {
      expect(resultOf({ siteCode: '', client: 'abc' }).state).to.equal('missing');
    });
  });

  for (const [name, attribute] of [
    ['client', 'client'],
    ['token', 'token'],
    ['operator', 'operator'],
  ] as const) {
    describe(attribute, () => {
      const readId = (value: unknown) => {
        const { query, token } = configurationOf({ [name]: value });
        return name === 'token' ? token : query[name];
      };

      for (const [value, expected] of [
        ['1', '1'],
        ['0001017', '1017'],
        ['9007199254740993', '9007199254740993'],
        ['9223372036854775807', '9223372036854775807'],
        [1017, '1017'],
        [Number.MAX_SAFE_INTEGER, '9007199254740991'],
        [9007199254740993n, '9007199254740993'],
        [9223372036854775807n, '9223372036854775807'],
      ] as const) {
        it(`takes ${typeof value} ${value}`, () => {
          expect(readId(value)).to.equal(expected);
        });
      }

      for (const value of [
        'abc',
        '12a',
        '-1',
        '+1',
        '1.5',
        '1e3',
        '0x10',
        '1 017',
        '1017n',
        'null',
        'NaN',
        '9223372036854775808',
        '9'.repeat(60),
        -1,
        1.5,
        2 ** 53,
        1e21,
        NaN,
        Infinity,
        -1n,
        2n ** 63n,
        true,
        ['1', '2'],
      ]) {
        it(`refuses ${typeof value} ${String(value)}, and says what it takes`, () => {
          const message = errorOf({ [name]: value });
          expect(message.startsWith(`${attribute} must be digits`)).to.equal(true);
        });
      }
    });
  }

  it('refuses 0 for client and token, and takes it for operator', () => {
    const rule = 'must be digits, 1 to 9223372036854775807.';
    for (const zero of ['0', '000', 0, 0n]) {
      expect(errorOf({ client: zero })).to.equal(`client ${rule}`);
      expect(errorOf({ token: zero })).to.equal(`token ${rule}`);
      expect(configurationOf({ operator: zero }).query.operator).to.equal('0');
    }
  });

  it('says nothing of the value of a bad token', () => {
    expect(errorOf({ token: '55120938x' })).not.to.contain('55120938');
  });

  describe('sitecode', () => {
    for (const value of ['GIFT-01', 'Ёлка & Ко', '<b>"', '1', 'a b', '0']) {
      it(`takes ${value} as it is`, () => {
        expect(configurationOf({ siteCode: value }).query.siteCode).to.equal(value);
      });
    }

    for (const value of [1.5, NaN, 2 ** 53, {}, ['a'], () => 'a'] as unknown[]) {
      it(`refuses ${typeof value} ${JSON.stringify(value)}`, () => {
        expect(errorOf({ siteCode: value })).to.contain('sitecode');
      });
    }

    for (const value of ['a\nb', 'a\u0000b', 'a\u001fb', 'a\u007f', 'a\ud800b']) {
      it(`refuses ${JSON.stringify(value)}`, () => {
        expect(errorOf({ siteCode: value })).to.equal(
          'sitecode must be a text without control characters.',
        );
      });
    }
  });

  describe('tokenProvider', () => {
    it('takes the place of the token', () => {
      const provider = () => '7';
      const { token } = configurationOf({ token: null, tokenProvider: provider });
      expect(token === provider).to.equal(true);
      expect(configurationOf({ tokenProvider: provider }).token === provider).to.equal(true);
      expect(
        configurationOf({ token: 'abc', tokenProvider: provider }).token === provider,
      ).to.equal(true);
    });

    it('leaves the token in its place where there is none', () => {
      for (const none of [null, undefined, false, '']) {
        expect(configurationOf({ tokenProvider: none }).token).to.equal('55120938');
      }
    });

    for (const value of [{}, 55120938, '55120938', true]) {
      it(`must be a function, not ${JSON.stringify(value)}`, () => {
        expect(errorOf({ tokenProvider: value })).to.equal('tokenProvider must be a function.');
      });
    }
  });

  describe('begdate and enddate', () => {
    it('reach from the first moment of a day to its last that SQL Server does not round', () => {
      const { query } = configurationOf({ begDate: '2025-12-01', endDate: '2025-12-22' });
      expect([query.begDate, query.endDate]).to.deep.equal([
        '2025-12-01T00:00:00',
        '2025-12-22T23:59:59.997',
      ]);
    });

    for (const value of [
      '2025-12-22T02:25:53.2942925',
      '2025-12-22T02:25:53',
      '2025-12-22T02:25',
      '2025-12-22T02:25:53+03:00',
      '2025-12-22T02:25:53.5Z',
      '2024-02-29T00:00:00',
    ]) {
      it(`take ${value} as written`, () => {
        const { query } = configurationOf({ begDate: value, endDate: value });
        expect([query.begDate, query.endDate]).to.deep.equal([value, value]);
      });
    }

    it('take the last day of February in a leap year', () => {
      expect(configurationOf({ begDate: '2024-02-29' }).query.begDate).to.equal(
        '2024-02-29T00:00:00',
      );
    });

    for (const value of [
      '2025-02-29',
      '2025-02-30',
      '2025-13-01',
      '2025-12-32',
      '2025-2-3',
      '25-12-01',
      '01.12.2025',
      '2025/12/01',
      '20251201',
      '2025-12',
      'today',
      '2025-12-22 10:00:00',
      '2025-12-22T25:00:00',
      '2025-02-30T10:00:00',
      '2025-12-22T10:00:00+3',
      'Mon Dec 22 2025',
      20251222,
    ]) {
      it(`refuse ${value}, and say what they take`, () => {
        expect(errorOf({ begDate: value })).to.equal(
          'begdate must be YYYY-MM-DD or an ISO 8601 date-time.',
        );
        expect(errorOf({ endDate: value })).to.equal(
          'enddate must be YYYY-MM-DD or an ISO 8601 date-time.',
        );
      });
    }
  });

  describe('api-base', () => {
    for (const [value, expected] of [
      ['https://api.example', 'https://api.example/'],
      ['http://api.example:8080/a/b', 'http://api.example:8080/a/b'],
      ['HTTPS://API.example/', 'https://api.example/'],
      ['https://api.example/a/?b=1#c', 'https://api.example/a/?b=1#c'],
      ['/WebService/UNK/', `${PAGE.origin}/WebService/UNK/`],
      ['//api.example/a', `${PAGE.protocol}//api.example/a`],
    ] as const) {
      it(`takes ${value}`, () => {
        expect(configurationOf({ apiBase: value }).base).to.equal(expected);
        expect(configurationOf({}, value).base).to.equal(expected);
      });
    }

    it('goes before the default', () => {
      expect(configurationOf({ apiBase: 'https://a.example' }, 'https://b.example').base).to.equal(
        'https://a.example/',
      );
      expect(configurationOf({ apiBase: 'https://a.example' }, 'null').base).to.equal(
        'https://a.example/',
      );
    });

    for (const value of [
      'ftp://api.example/',
      'javascript:alert(1)',
      'data:application/json,{}',
      'file:///api/',
      'https://',
      'https://user@api.example/',
      'https://user:password@api.example/',
      'null',
    ]) {
      it(`refuses ${value}, set or by default`, () => {
        const rule = 'api-base must be an http or https URL, without a password.';
        expect(errorOf({ apiBase: value })).to.equal(rule);
        expect(errorOf({}, value)).to.equal(rule);
      });
    }

    it('refuses what is no text', () => {
      for (const value of [{}, ['https://api.example/'], 1.5, () => 'https://api.example/']) {
        expect(errorOf({ apiBase: value })).to.contain('api-base');
      }
    });

    it('is an error where there is none, as in a page of opaque origin', () => {
      expect(errorOf({}, 'null')).to.contain('api-base');
      expect(errorOf({}, '')).to.contain('api-base');
    });
  });

  describe('what falls back to its default', () => {
    for (const [value, expected] of [
      ['json', 'json'],
      ['form', 'form'],
      ['xml', 'xml'],
      ['auto', 'auto'],
      ['XML', 'xml'],
    ] as const) {
      it(`takes wire-format ${value}`, () => {
        expect(configurationOf({ wireFormat: value }).wireFormat).to.equal(expected);
      });
    }

    for (const [value, expected] of [
      ['1', 1],
      ['0', 0],
      [1, 1],
      [0, 0],
    ] as const) {
      it(`takes first-position ${typeof value} ${value}`, () => {
        expect(configurationOf({ firstPosition: value }).firstPosition).to.equal(expected);
      });
    }

    for (const [value, expected] of [
      ['1', 1],
      ['200', 200],
      [50, 50],
      ['020', 20],
    ] as const) {
      it(`takes length ${typeof value} ${value}`, () => {
        const { preferences, warnings } = settingsOf({ pageSize: value });
        expect(preferences.pageSize).to.equal(expected);
        expect(warnings).to.deep.equal([]);
      });
    }

    it('takes the milliseconds of a timeout', () => {
      expect(settingsOf({ timeout: '1' }).preferences.timeout).to.equal(1);
      expect(settingsOf({ timeout: 3000 }).preferences.timeout).to.equal(3000);
      expect(settingsOf({ timeout: '2147483647' }).preferences.timeout).to.equal(2 ** 31 - 1);
    });

    for (const value of ['60000', 15_000, '0'] as const) {
      it(`takes the milliseconds of refresh-interval ${typeof value} ${value}`, () => {
        const { preferences, warnings } = settingsOf({ refreshInterval: value });
        expect(preferences.refreshInterval).to.equal(Number(value));
        expect(warnings).to.deep.equal([]);
      });
    }

    it('refreshes every 15 seconds at the most, and says so', () => {
      const { preferences, warnings } = settingsOf({ refreshInterval: '60' });
      expect(preferences.refreshInterval).to.equal(15_000);
      expect(warnings).to.deep.equal([
        'refresh-interval is milliseconds: 60 is too often; 15000 is used.',
      ]);
    });

    for (const [name, value, expected] of [
      ['loading', 'eager', 'eager'],
      ['loading', 'lazy', 'lazy'],
      ['loading', 'LAZY', 'lazy'],
      ['groupBy', 'month', 'month'],
      ['groupBy', ' Month ', 'month'],
      ['filterControls', 'Search STATUS', 'search status'],
      ['filterControls', 'PERIOD period Unread', 'period unread'],
    ] as const) {
      it(`takes ${name} ${value}`, () => {
        const { preferences, warnings } = settingsOf({ [name]: value });
        expect(preferences[name]).to.equal(expected);
        expect(warnings).to.deep.equal([]);
      });
    }

    it('takes the filter controls that there are, each once, and says that it ignores others', () => {
      const { preferences, warnings } = settingsOf({ filterControls: ' period  period' });
      expect(preferences.filterControls).to.equal('period');
      expect(warnings).to.deep.equal([]);
      const all = settingsOf({ filterControls: 'period unread search status' });
      expect(all.preferences.filterControls).to.equal('period unread search status');
      expect(all.warnings).to.deep.equal([]);
      const other = settingsOf({ filterControls: 'calendar period' });
      expect(other.preferences.filterControls).to.equal('period');
      expect(other.warnings).to.deep.equal([
        'filter-controls takes search, status, unread, period; any other word is ignored.',
      ]);
    });

    it('takes no filter controls that are not a text, and says so', () => {
      for (const value of [['search'], true, {}, Symbol('search')]) {
        const { preferences, warnings } = settingsOf({ filterControls: value });
        expect(preferences.filterControls).to.equal('');
        expect(warnings).to.have.length(1);
      }
    });

    it('takes the template of a link', () => {
      expect(settingsOf({ leadHref: ' /{id} ' }).preferences.leadHref).to.equal('/{id}');
    });

    it('takes a time zone by its name', () => {
      for (const zone of ['Europe/Moscow', 'Asia/Yekaterinburg', 'UTC']) {
        expect(settingsOf({ timeZone: zone }).preferences.timeZone).to.equal(zone);
      }
    });

    for (const [name, values, rule] of [
      ['wireFormat', ['yaml', 'json xml', 1], 'wire-format must be json, form, xml or auto'],
      ['firstPosition', ['2', '-1', 'first', 0.5], 'first-position must be 1 or 0'],
      ['pageSize', ['0', '201', '-5', '1.5', 'all', NaN], 'length must be 1 to 200'],
      [
        'timeout',
        ['0', '-1', '1.5', 'soon', '2147483648', Infinity],
        'timeout must be milliseconds, 1 or more',
      ],
      [
        'refreshInterval',
        ['-1', 'soon', '9999999999', NaN],
        'refresh-interval must be milliseconds, 15000 or more',
      ],
      ['loading', ['bogus', 'eager lazy', 1], 'loading must be eager or lazy'],
      ['groupBy', ['week', 'months', 1], 'group-by must be month'],
      [
        'leadHref',
        ['javascript:alert(1)', 'mailto:a@example', {}],
        'lead-href must be an http, https or relative URL',
      ],
      [
        'loginHref',
        ['javascript:alert(1)', 'data:text/html,1', 'https://', {}],
        'login-href must be an http, https or relative URL',
      ],
      [
        'timeZone',
        ['Mars/Phobos', 'Москва', '3', {}],
        'time-zone must be an IANA name, such as Europe/Moscow',
      ],
    ] as const) {
      for (const value of values) {
        it(`ignores ${name} ${JSON.stringify(value)}, and says so`, () => {
          const { configuration, preferences, warnings } = settingsOf({ [name]: value });
          expect({ configuration, preferences }).to.deep.equal({
            configuration: resultOf(),
            preferences: PREFERENCES,
          });
          expect(warnings).to.deep.equal([`${rule}; the value is ignored.`]);
        });
      }
    }

    it('says each thing that is ignored, whatever the rest', () => {
      const { configuration, warnings } = read({ pageSize: '0', timeout: 'soon' });
      expect(configuration.state).to.equal('missing');
      expect(warnings).to.have.length(2);
    });
  });

  it('reads nothing at all as nothing at all', () => {
    const { configuration, warnings } = read({}, '');
    expect([configuration.state, warnings]).to.deep.equal(['missing', []]);
  });
});

describe('isSameConfiguration', () => {
  it('is true for the same values, written differently', () => {
    const a = resultOf({ client: '1017', begDate: '2025-12-01' });
    const b = resultOf({ client: 1017, begDate: '2025-12-01T00:00:00' });
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
    { wireFormat: 'json' },
    { firstPosition: '1' },
    { client: 'abc' },
    { client: '' },
    { tokenProvider: () => '55120938' },
  ]) {
    it(`is false where ${Object.keys(raw).join()} is ${String(Object.values(raw)[0])}`, () => {
      expect(isSameConfiguration(resultOf(raw), resultOf())).to.equal(false);
      expect(isSameConfiguration(resultOf(), resultOf(raw))).to.equal(false);
    });
  }

  it('is true for what does not start over', () => {
    const other = resultOf({ pageSize: '5', timeout: '1', timeZone: 'UTC' });
    expect(isSameConfiguration(other, resultOf())).to.equal(true);
  });

  it('takes one provider for another', () => {
    const a = resultOf({ tokenProvider: () => '7' });
    const b = resultOf({ tokenProvider: () => '8' });
    expect(isSameConfiguration(a, b)).to.equal(true);
  });

  it('goes by what is said for errors, and takes nothing for nothing', () => {
    const a = resultOf({ client: 'abc' });
    expect(isSameConfiguration(a, resultOf({ client: 'abd' }))).to.equal(true);
    expect(isSameConfiguration(a, resultOf({ operator: 'abc' }))).to.equal(false);
    expect(isSameConfiguration(a, undefined)).to.equal(false);
    expect(isSameConfiguration(undefined, undefined)).to.equal(true);
  });
});
