import { expect } from '@open-wc/testing';
import { ClientLeads } from '../../src/index.js';

let tags = 0;

/** Two values of each kind of property; the first is set before the element is defined. */
const VALUES: Readonly<Record<string, readonly [unknown, unknown]>> = {
  client: [1017, 1018],
  token: [1, 2],
  begDate: ['2025-12-01', '2025-12-02'],
  filter: [{ search: 'a' }, { search: 'b' }],
  pageSize: [10, 30],
  selectable: [true, false],
  statusTones: [{ Новое: 'danger' }, '{ "Новое": "success" }'],
  messages: ['{ "heading": "a" }', { heading: 'b' }],
};

/** An element of a tag that `define` defines, outside the page. */
function createEarly(): { element: ClientLeads; define: () => void } {
  const tag = `early-leads-${++tags}`;
  return {
    element: document.createElement(tag as 'client-leads'),
    define: () => customElements.define(tag, class extends ClientLeads {}),
  };
}

function define({ element, define }: ReturnType<typeof createEarly>): void {
  document.body.append(element);
  define();
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('an element that is created before its definition', () => {
  for (const [name, [early, later]] of Object.entries(VALUES)) {
    it(`keeps the last value of ${name}, null and later ones too`, async () => {
      for (const value of [later, null]) {
        const again = value === null ? later : early;
        const [reference, created] = [createEarly(), createEarly()];
        define(reference);
        Reflect.set(created.element, name, early);
        define(created);
        const elements = [reference.element, created.element];
        // The first one is set before the first update.
        for (const next of [value, again]) {
          elements.forEach((element) => Reflect.set(element, name, next));
          await Promise.all(elements.map(({ updateComplete }) => updateComplete));
          const [expected, kept] = elements.map((element): unknown => Reflect.get(element, name));
          expect(kept).to.deep.equal(expected);
        }
      }
    });
  }

  it('keeps a property that was set, whatever its attribute says, until the attribute is set', async () => {
    const created = createEarly();
    const { element } = created;
    element.client = 1017;
    element.setAttribute('client', '1018');
    define(created);
    await element.updateComplete;
    expect(element.client).to.equal(1017);
    element.setAttribute('client', '1019');
    await element.updateComplete;
    expect(element.client).to.equal('1019');
    element.removeAttribute('client');
    await element.updateComplete;
    expect(element.client).to.equal(null);
  });
});
