import { expect } from '@esm-bundle/chai';
import { yearOf } from '../../src/i18n/dates.js';
import { columnsOf } from '../../src/views/columns.js';
import { ENGLISH } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';

describe('columnsOf', () => {
  for (const [timeZone, yearsAgo, rest, hasYear] of [
    ['Asia/Tokyo', 0, '01-01T02:00', false],
    ['Asia/Tokyo', 1, '12-31T20:00:00Z', false],
    ['America/Lima', 0, '01-01T02:00:00Z', true],
  ] as const) {
    it(`has ${hasYear ? 'room' : 'no room'} for years if it is ${rest} in ${timeZone}`, () => {
      const language = { ...ENGLISH, timeZone };
      const iso = `${Number(yearOf(new Date(), language)) - yearsAgo}-${rest}`;
      const time = { iso, ...(iso.endsWith('Z') && { instant: new Date(iso) }) };
      expect(columnsOf([lead(1, { time })], language) !== columnsOf([], language)).to.equal(
        hasYear,
      );
    });
  }
});
