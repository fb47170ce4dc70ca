import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { elementTag, openPage, scriptTag, settledIn } from '../helpers/pages.js';

function elementIn(parent: ParentNode): ClientLeads {
  return parent.querySelector('client-leads')!;
}

/** Adds an element to a parent as markup. */
function writeInto(parent: Element | ShadowRoot): ClientLeads {
  parent.innerHTML = elementTag();
  return elementIn(parent);
}

/** The ways of a script to create an element. */
const WAYS: Readonly<Record<string, (page: Document) => ClientLeads>> = {
  'that came by innerHTML': ({ body }) => writeInto(body),
  'inside a closed shadow root in a closed shadow root': (page) => {
    const outer = page.body.attachShadow({ mode: 'closed' });
    const inner = outer.appendChild(page.createElement('div'));
    return writeInto(inner.attachShadow({ mode: 'closed' }));
  },
  'cloned from a template': (page) => {
    const template = page.createElement('template');
    template.innerHTML = elementTag();
    const copy = template.content.cloneNode(true) as DocumentFragment;
    return page.body.appendChild(elementIn(copy));
  },
  'adopted from a document without a window': (page) => {
    const other = page.implementation.createHTMLDocument();
    return page.body.appendChild(page.adoptNode(writeInto(other.body)));
  },
  'in a container that is not shown': ({ body }) => {
    body.hidden = true;
    return writeInto(body);
  },
  'in a tab that is hidden': (page) => {
    Object.defineProperties(page, {
      visibilityState: { value: 'hidden' },
      hidden: { value: true },
    });
    return writeInto(page.body);
  },
};

describe('an element', () => {
  for (const [title, add] of Object.entries(WAYS)) {
    it(`${title} shows its list once`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const page = await openPage(`<head>${scriptTag(host.base)}</head><body></body>`);
      const element = await settledIn(page, add(page.document));
      expect(rows(element)).to.have.length(20);
      expect(element.shadowRoot?.querySelectorAll('section')).to.have.length(1);
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
    });
  }
});
