import { expect } from '@open-wc/testing';
import { ClientLeads } from '../../src/client-leads.js';
import { define } from '../../src/define.js';
import { captureConsole, stub } from '../helpers/stub.js';

/** Defines the element in a page that has another one of that name, or none. Returns the warnings. */
function defineWhere(known?: CustomElementConstructor) {
  const warnings = captureConsole('warn');
  const elements = new Map(known && [['client-leads', known]]);
  const registry: Pick<CustomElementRegistry, 'get' | 'define'> = {
    get: (name) => elements.get(name),
    define: (name, constructor) => void elements.set(name, constructor),
  };
  stub(globalThis, 'customElements', registry as CustomElementRegistry);
  define('client-leads', ClientLeads);
  return { elements, warnings };
}

describe('define', () => {
  it('registers the element, and does nothing the second time', () => {
    const { elements, warnings } = defineWhere();
    define('client-leads', ClientLeads);
    expect([...elements.keys()]).to.deep.equal(['client-leads']);
    expect(elements.get('client-leads') === ClientLeads).to.equal(true);
    expect(warnings).to.deep.equal([]);
  });

  for (const [title, version, whose] of [
    ['another copy of the same version, without a warning', ClientLeads.version, ''],
    ['another version, with a warning', '0.0.1', '0.0.1'],
    ['a foreign element, with a warning', undefined, 'of unknown version'],
  ] as const) {
    it(`keeps ${title}`, () => {
      class Known extends HTMLElement {
        static readonly version = version;
      }
      const { elements, warnings } = defineWhere(Known);
      expect(elements.get('client-leads') === Known).to.equal(true);
      const warning = `<client-leads> ${whose} is already registered; version ${ClientLeads.version} is not used.`;
      expect(warnings).to.deep.equal(whose ? [warning] : []);
    });
  }
});
