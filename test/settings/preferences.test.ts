import { expect } from '@esm-bundle/chai';
import {
  pickPreferences,
  readPreferences,
  type CheckedPreferences,
  type RawPreferences,
} from '../../src/settings/preferences.js';
import { PREFERENCES } from '../fixtures/preferences.js';

function read(raw: RawPreferences): CheckedPreferences {
  return readPreferences(raw, PREFERENCES, 'https://partner.example/cabinet/');
}

describe('readPreferences', () => {
  for (const [name, value, expected] of [
    ['wireFormat', 'XML', 'xml'],
    ['wireFormat', 'json', 'json'],
    ['wireFormat', 'form', 'form'],
    ['wireFormat', 'auto', 'auto'],
    ['loading', 'eager', 'eager'],
    ['firstPosition', '1', 1],
    ['firstPosition', 0, 0],
    ['pageSize', ' 1 ', 1],
    ['pageSize', 200, 200],
    ['headingLevel', '1', 1],
    ['headingLevel', 6, 6],
    ['timeout', '1', 1],
    ['timeout', '2147483647', 2 ** 31 - 1],
    ['loading', 'LAZY', 'lazy'],
    ['skeletonRows', '0', 0],
    ['leadHref', ' /{id} ', '/{id}'],
    ['loginHref', '/login', '/login'],
    ['filterControls', ' period  unread PERIOD Search status', 'period unread search status'],
  ] as const) {
    it(`accepts ${name} ${typeof value} «${value}»`, () => {
      const preferences = { ...PREFERENCES, [name]: expected };
      expect(read({ [name]: value })).to.deep.equal({ preferences, warnings: [] });
    });
  }

  for (const [name, values, rule] of [
    ['wireFormat', ['yaml', 1], 'wire-format must be json, form, xml or auto'],
    ['firstPosition', ['2', '-1', 'first', 0.5], 'first-position must be 1 or 0'],
    ['pageSize', ['0', '201', '-5', '1.5', 'all', NaN], 'length must be 1 to 200'],
    ['headingLevel', ['0', '7', 'h2'], 'heading-level must be 1 to 6'],
    ['timeout', ['0', 'soon', '2147483648', Infinity], 'timeout must be milliseconds, 1 or more'],
    ['loading', ['bogus', 'eager lazy', 1], 'loading must be eager or lazy'],
    ['skeletonRows', ['-1', '1.5', 'many'], 'skeleton-rows must be 0 or more'],
    ['leadHref', ['javascript:alert(1)', {}], 'lead-href must be an http, https or relative URL'],
    ['loginHref', ['data:text/html,1', {}], 'login-href must be an http, https or relative URL'],
  ] as const) {
    it(`ignores a bad ${name}, and reports it`, () => {
      const warnings = [`${rule}; the value is ignored.`];
      for (const value of values) {
        const checked = read({ [name]: value });
        expect(checked).to.deep.equal({ preferences: PREFERENCES, warnings });
      }
    });
  }

  it('ignores an unknown filter control, and reports it', () => {
    for (const [value, expected] of [
      ['calendar period', 'period'],
      [['search'], ''],
    ]) {
      const { preferences, warnings } = read({ filterControls: value });
      expect(preferences.filterControls).to.equal(expected);
      expect(warnings).to.deep.equal([
        'filter-controls accepts search, status, unread, period; other words are ignored.',
      ]);
    }
  });

  it('uses the defaults for settings that are absent or blank', () => {
    for (const none of ['', ' \n', null, undefined]) {
      const raw = Object.fromEntries(Object.keys(PREFERENCES).map((name) => [name, none]));
      expect(read(raw)).to.deep.equal({ preferences: PREFERENCES, warnings: [] });
    }
  });
});

describe('pickPreferences', () => {
  it('returns the preferences of an element, and nothing else', () => {
    const element = { ...PREFERENCES, pageSize: 5, client: '1017' };
    expect(pickPreferences(element)).to.deep.equal({ ...PREFERENCES, pageSize: 5 });
  });
});
