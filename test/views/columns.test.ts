import { expect } from '@esm-bundle/chai';
import { yearOf } from '../../src/i18n/dates.js';
import { columnsOf } from '../../src/views/columns.js';
import { ENGLISH } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';

describe('columnsOf', () => {
  // The time zone of the test run is five hours ahead of UTC.
  for (const [yearsAgo, rest, hasYear] of [
    [0, '01-01T02:00', false],
    [1, '12-31T20:00:00Z', false],
    [1, '12-31T18:00:00Z', true],
  ] as const) {
    it(`has ${hasYear ? 'room' : 'no room'} for the year of ${rest}, ${yearsAgo} years ago`, () => {
      const iso = `${Number(yearOf(new Date(), 'en')) - yearsAgo}-${rest}`;
      const time = { iso, ...(iso.endsWith('Z') && { instant: new Date(iso) }) };
      expect(columnsOf([lead(1, { time })], ENGLISH) !== columnsOf([], ENGLISH)).to.equal(hasYear);
    });
  }
});
