import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { rows, settled, showList } from '../helpers/element.js';
import { openPage } from '../helpers/pages.js';

/** A page's use of an element and another document, such as that of a frame. */
type Move = (element: ClientLeads, other: Document) => ClientLeads;

function paddingOf(element: ClientLeads): string {
  const { defaultView } = element.ownerDocument;
  return defaultView!.getComputedStyle(rows(element)[1]!).paddingInlineStart;
}

describe('an element', () => {
  for (const { title, move, requests = 1 } of [
    {
      title: 'that moves, by way of a document without a window, to',
      move: (element, other) => {
        document.implementation.createHTMLDocument().body.append(element);
        return other.body.appendChild(element);
      },
    },
    {
      title: 'that moves there and back from',
      move: (element, other) => {
        const home = element.parentElement!;
        other.body.append(element);
        return home.appendChild(element);
      },
    },
    {
      title: 'that is created for',
      move: (element, other) => {
        const fresh = document.createElement('client-leads');
        for (const { name, value } of element.attributes) {
          fresh.setAttribute(name, value);
        }
        element.remove();
        return other.body.appendChild(fresh);
      },
      requests: 2,
    },
  ] satisfies { title: string; move: Move; requests?: number }[]) {
    it(`${title} another document keeps its list, its styles and its targets`, async () => {
      const [home, host] = await showList({ leads: 30 }, { selectable: '' });
      const padding = paddingOf(home);
      expect(parseFloat(padding)).to.be.above(0);
      const other = await openPage('<body></body>');
      const element = await settled(move(home, other.document));
      expect(rows(element)).to.have.length(20);
      expect(await host.requests()).to.have.length(requests);
      expect(paddingOf(element)).to.equal(padding);
      const selected: number[] = [];
      element.addEventListener('lead-select', ({ detail }) => void selected.push(detail.lead.id));
      rows(element)[1]!.querySelector<HTMLElement>('[part=number]')!.click();
      expect(selected).to.deep.equal([element.leads[1]!.id]);
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
    });
  }
});
