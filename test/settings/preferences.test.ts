import { expect } from '@esm-bundle/chai';
import {
  readPreferences,
  type Preferences,
  type RawPreferences,
} from '../../src/settings/preferences.js';
import { PREFERENCES } from '../fixtures/preferences.js';

/** The preferences, and the warnings about them. */
function read(raw: RawPreferences): [Preferences, string[]] {
  const warnings: string[] = [];
  const warn = (sentence: string) => void warnings.push(sentence);
  return [readPreferences(raw, warn), warnings];
}

describe('readPreferences', () => {
  for (const [name, value, expected] of [
    ['firstPosition', 0, 0],
    ['pageSize', ' 1 ', 1],
    ['pageSize', 200, 200],
    ['timeout', '2147483648', 2 ** 31],
    ['skeletonRows', '0', 0],
    ['leadHref', ' /{id} ', '/{id}'],
    [
      'filterControls',
      ' unread  UNREAD waiting Search status',
      ['search', 'status', 'waiting', 'unread'],
    ],
  ] as const) {
    it(`accepts ${name} ${typeof value} «${value}»`, () => {
      expect(read({ [name]: value })).to.deep.equal([{ ...PREFERENCES, [name]: expected }, []]);
    });
  }

  for (const [name, values, rule] of [
    ['wireFormat', ['yaml', 1], 'wire-format must be json, form, xml or auto'],
    ['firstPosition', ['2', '-1', 'first', 0.5], 'first-position must be 1 or 0'],
    ['pageSize', ['0', '201', '-5', '1.5', 'all', NaN], 'length must be 1 to 200'],
    ['headingLevel', ['0', '7', 'h2'], 'heading-level must be 1 to 6'],
    ['timeout', ['0', 'soon', Infinity], 'timeout must be 1 or more'],
    ['loading', ['bogus', 'eager lazy', 1], 'loading must be eager or lazy'],
    ['skeletonRows', ['-1', '1.5', 'many'], 'skeleton-rows must be 0 or more'],
    [
      'filterControls',
      [['search'], {}],
      'filter-controls must be words of search, status, waiting and unread',
    ],
    [
      'leadHref',
      ['javascript:alert(1)', 'mailto:a@example', 'https://[{id}', {}],
      'lead-href must be an http, https or relative URL',
    ],
    ['loginHref', ['data:text/html,1', {}], 'login-href must be an http, https or relative URL'],
  ] as const) {
    it(`ignores a bad ${name}, and reports it`, () => {
      const warnings = [`${rule}; the value is ignored.`];
      for (const value of values) {
        expect(read({ [name]: value })).to.deep.equal([PREFERENCES, warnings]);
      }
    });
  }

  it('keeps the known words of filterControls, and reports that there are others', () => {
    const expected = { ...PREFERENCES, filterControls: ['status', 'unread'] };
    const warning =
      'filter-controls must be words of search, status, waiting and unread; other words are ignored.';
    const given = { filterControls: 'calendar unread archive status' };
    expect(read(given)).to.deep.equal([expected, [warning]]);
  });

  it('uses the defaults for settings that are absent or blank', () => {
    for (const none of ['', ' \n', null, undefined]) {
      const raw = Object.fromEntries(Object.keys(PREFERENCES).map((name) => [name, none]));
      expect(read(raw)).to.deep.equal([PREFERENCES, []]);
    }
  });
});
