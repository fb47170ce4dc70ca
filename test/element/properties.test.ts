import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { AttributeProperty } from '../../src/client-leads-properties.js';
import type { ClientLeads } from '../../src/index.js';
import { PREFERENCES } from '../fixtures/preferences.js';
import { mount } from '../helpers/element.js';

/**
 * The attribute of each property, its default, a value of the attribute, and the value of the property
 * for it. The tests of `settings/` have all values of attributes. `session-url` replaces others here,
 * and has tests of its own.
 */
const TABLE: Readonly<
  Record<Exclude<AttributeProperty, 'sessionUrl'>, readonly [string, unknown, string, unknown]>
> = {
  siteCode: ['sitecode', null, 'GIFT-01', 'GIFT-01'],
  client: ['client', null, '1017', '1017'],
  token: ['token', null, '1', '1'],
  operator: ['operator', null, '7', '7'],
  begDate: ['begdate', null, '2025-12-01', '2025-12-01'],
  endDate: ['enddate', null, '2025-12-22', '2025-12-22'],
  apiBase: ['api-base', null, '/a/', '/a/'],
  pageSize: ['length', 20, ' 50 ', 50],
  headingLevel: ['heading-level', 2, ' 3 ', 3],
  wireFormat: ['wire-format', 'auto', 'XML', 'XML'],
  firstPosition: ['first-position', null, '0', 0],
  timeout: ['timeout', 15_000, '3000', 3000],
  skeletonRows: ['skeleton-rows', 3, '5', 5],
  loading: ['loading', 'eager', 'LAZY', 'LAZY'],
  filterControls: ['filter-controls', '', 'Search', 'Search'],
  leadHref: ['lead-href', null, '/{id}', '/{id}'],
  loginHref: ['login-href', null, '/in', '/in'],
  selectable: ['selectable', false, '', true],
  statusTones: ['status-tones', null, '{ "a": "danger" }', '{ "a": "danger" }'],
  messages: ['messages', null, '{ "retry": "a" }', '{ "retry": "a" }'],
};

const PROPERTIES = Object.entries(TABLE).map(([name, values]) => [name, ...values] as const);
const DEFAULTS = valuesOf(([, , byDefault]) => byDefault);
/** The values of properties whose attributes are removed. */
const NONE = valuesOf(([, , byDefault]) => (byDefault === false ? false : null));
const ALL_READ = valuesOf(([, , , , read]) => read);

/** The values in the table for each property. */
function valuesOf(column: (property: (typeof PROPERTIES)[number]) => unknown) {
  return Object.fromEntries(PROPERTIES.map((property) => [property[0], column(property)]));
}

/** The values of an element's properties, with null instead of undefined. */
function propertiesOf(element: ClientLeads) {
  return valuesOf(([name]) => Reflect.get(element, name) ?? null);
}

/** An element that sends nothing, since a lazy one waits until it is near the viewport. */
async function mountSilent(attributes: Record<string, string> = {}): Promise<ClientLeads> {
  const element = mount(attributes);
  element.style.display = 'none';
  await element.updateComplete;
  return element;
}

describe('a property', () => {
  it('has its default before it is set', async () => {
    const element = document.createElement('client-leads');
    expect(propertiesOf(element)).to.deep.equal(DEFAULTS);
    expect(DEFAULTS).to.include({ ...PREFERENCES, filterControls: '' });
    expect(propertiesOf(await mountSilent())).to.deep.equal(DEFAULTS);
  });

  it('has the value of its attribute until that is removed', async () => {
    const attributes = PROPERTIES.map(([, attribute, , written]) => [attribute, written]);
    const element = await mountSilent(Object.fromEntries(attributes) as Record<string, string>);
    expect(propertiesOf(element)).to.deep.equal(ALL_READ);
    PROPERTIES.forEach(([, attribute]) => element.removeAttribute(attribute));
    await element.updateComplete;
    expect(propertiesOf(element)).to.deep.equal(NONE);
  });

  it('is false if it is a boolean whose attribute says so', async () => {
    const booleans = PROPERTIES.filter(([, , byDefault]) => byDefault === false);
    const attributes = booleans.map(([, attribute]) => [attribute, 'false']);
    const element = await mountSilent(Object.fromEntries(attributes) as Record<string, string>);
    expect(propertiesOf(element)).to.deep.equal(DEFAULTS);
  });
});
