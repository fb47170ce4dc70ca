import { expect } from '@open-wc/testing';
import { ClientLeads } from '../../src/client-leads.js';
import { define } from '../../src/define.js';
import { captureConsole } from '../helpers/stub.js';

type Registry = Pick<CustomElementRegistry, 'get' | 'define'>;

/** The page has these elements, in place of those of the test page, until the test ends. */
function pageWith(elements: Map<string, CustomElementConstructor> | undefined) {
  const registry: Registry | undefined = elements && {
    get: (name) => elements.get(name),
    define: (name, constructor) => void elements.set(name, constructor),
  };
  Object.defineProperty(globalThis, 'customElements', { configurable: true, value: registry });
}

describe('define', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'customElements')!;

  afterEach(() => {
    Object.defineProperty(globalThis, 'customElements', own);
  });

  it('registers the element', () => {
    const elements = new Map<string, CustomElementConstructor>();
    pageWith(elements);
    define();
    expect([...elements.keys()]).to.deep.equal(['client-leads']);
    expect(elements.get('client-leads') === ClientLeads).to.equal(true);
  });

  it('is quiet the second time', () => {
    const warnings = captureConsole('warn');
    const elements = new Map<string, CustomElementConstructor>();
    pageWith(elements);
    define();
    define();
    expect(elements.get('client-leads') === ClientLeads).to.equal(true);
    expect(warnings).to.deep.equal([]);
  });

  it('is quiet where another copy of the same version came first, and leaves that', () => {
    const warnings = captureConsole('warn');
    class Copy extends HTMLElement {
      static readonly version = ClientLeads.version;
    }
    const elements = new Map<string, CustomElementConstructor>([['client-leads', Copy]]);
    pageWith(elements);
    define();
    expect(elements.get('client-leads') === Copy).to.equal(true);
    expect(warnings).to.deep.equal([]);
  });

  it('warns where another version came first, and leaves that', () => {
    const warnings = captureConsole('warn');
    class Older extends HTMLElement {
      static readonly version = '0.0.1';
    }
    const elements = new Map<string, CustomElementConstructor>([['client-leads', Older]]);
    pageWith(elements);
    define();
    expect(elements.get('client-leads') === Older).to.equal(true);
    expect(warnings).to.deep.equal([
      `<client-leads> 0.0.1 is registered already; version ${ClientLeads.version} is not used.`,
    ]);
  });

  it('warns where an element that is not ours came first', () => {
    const warnings = captureConsole('warn');
    class Foreign extends HTMLElement {}
    pageWith(new Map([['client-leads', Foreign]]));
    define();
    expect(warnings).to.deep.equal([
      `<client-leads> of another maker is registered already; version ${ClientLeads.version} is not used.`,
    ]);
  });

  it('does nothing where there are no custom elements', () => {
    const warnings = captureConsole('warn');
    pageWith(undefined);
    define();
    expect(warnings).to.deep.equal([]);
  });
});
