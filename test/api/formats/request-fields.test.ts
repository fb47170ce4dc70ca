import { expect } from '@esm-bundle/chai';
import {
  readFieldValues,
  REQUEST_FIELDS,
  type RequestField,
} from '../../../src/api/formats/request-fields.js';

function namesIn(namespace: RequestField['namespace']): string[] {
  return REQUEST_FIELDS.filter((field) => field.namespace === namespace).map(({ name }) => name);
}

describe('REQUEST_FIELDS', () => {
  it('has the fields of the base class first, each group in alphabetical order', () => {
    const names = REQUEST_FIELDS.map(({ name }) => name);
    const base = ['Operator', 'SiteCode', 'Token'];
    const own = ['BegDate', 'Client', 'EndDate', 'Length', 'Start'];
    expect(names).to.deep.equal([...base, ...own]);
    expect(namesIn('Abstractions')).to.deep.equal(base);
    expect(namesIn('Request')).to.deep.equal(own);
  });

  it('types each field as the API documents it', () => {
    const namesByType = (type: RequestField['type']) =>
      REQUEST_FIELDS.filter((field) => field.type === type).map(({ name }) => name);
    expect(namesByType('integer')).to.deep.equal([
      'Operator',
      'Token',
      'Client',
      'Length',
      'Start',
    ]);
    expect(namesByType('text')).to.deep.equal(['SiteCode']);
    expect(namesByType('date')).to.deep.equal(['BegDate', 'EndDate']);
  });
});

describe('readFieldValues', () => {
  it('gives the fields that are set, with their values as text', () => {
    const values = readFieldValues({
      length: 20,
      start: 0,
      client: '1017',
      endDate: undefined,
      token: '55120938',
      siteCode: 'GIFT-01',
    });
    expect(values.map(({ field, value }) => [field.name, value])).to.deep.equal([
      ['SiteCode', 'GIFT-01'],
      ['Token', '55120938'],
      ['Client', '1017'],
      ['Length', '20'],
      ['Start', '0'],
    ]);
  });
});
