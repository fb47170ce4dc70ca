import { expect } from '@esm-bundle/chai';
import { columnsOf } from '../../src/views/columns.js';
import { ENGLISH } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';

describe('columnsOf', () => {
  it('has room for years if a time is of another year in the zone of display', () => {
    const year = new Date().getFullYear();
    const lengthIn = (timeZone: string, iso: string) => {
      const time = { iso, ...(iso.endsWith('Z') && { instant: new Date(iso) }) };
      return columnsOf([lead(1, { time })], { ...ENGLISH, timeZone });
    };
    const short = columnsOf([], ENGLISH);
    expect(lengthIn('Asia/Tokyo', `${year}-01-01T02:00`)).to.equal(short);
    expect(lengthIn('Asia/Tokyo', `${year - 1}-12-31T20:00:00Z`)).to.equal(short);
    expect(lengthIn('America/Lima', `${year}-01-01T02:00:00Z`)).not.to.equal(short);
  });
});
