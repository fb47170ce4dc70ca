import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { elementTag, openPage, scriptTag, settledIn } from '../helpers/pages.js';

function elementIn(parent: ParentNode): ClientLeads {
  return parent.querySelector('client-leads')!;
}

/** Adds an element to a parent as markup. */
function writeInto(parent: Element | ShadowRoot, base: string): ClientLeads {
  parent.innerHTML = elementTag(base);
  return elementIn(parent);
}

/** The ways of a script to create an element. */
const WAYS: Readonly<Record<string, (page: Document, base: string) => ClientLeads>> = {
  'inside a closed shadow root in a closed shadow root': (page, base) => {
    const outer = page.body.attachShadow({ mode: 'closed' });
    const inner = outer.appendChild(page.createElement('div'));
    return writeInto(inner.attachShadow({ mode: 'closed' }), base);
  },
  'adopted from a document without a window': (page, base) => {
    const other = page.implementation.createHTMLDocument();
    return page.body.appendChild(page.adoptNode(writeInto(other.body, base)));
  },
};

describe('an element', () => {
  for (const [title, add] of Object.entries(WAYS)) {
    it(`${title} shows its list once`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const page = await openPage(`<head>${scriptTag()}</head><body></body>`);
      const element = await settledIn(page, add(page.document, host.base));
      expect(rows(element)).to.have.length(20);
      expect(element.shadowRoot?.querySelectorAll('section')).to.have.length(1);
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
    });
  }
});
