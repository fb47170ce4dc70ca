import { expect } from '@esm-bundle/chai';
import { REQUEST_FIELDS } from '../../../src/api/formats/request-fields.js';

describe('REQUEST_FIELDS', () => {
  it('lists the fields of the base class first, each group in alphabetical order', () => {
    const fields = REQUEST_FIELDS.map(({ name, type, namespace }) => [name, type, namespace]);
    expect(fields).to.deep.equal([
      ['Operator', 'integer', 'Abstractions'],
      ['SiteCode', 'text', 'Abstractions'],
      ['Token', 'integer', 'Abstractions'],
      ['BegDate', 'date', 'Request'],
      ['Client', 'integer', 'Request'],
      ['EndDate', 'date', 'Request'],
      ['Length', 'integer', 'Request'],
      ['Start', 'integer', 'Request'],
    ]);
  });
});
