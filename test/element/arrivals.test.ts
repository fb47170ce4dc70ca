import { expect, nextFrame } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import type { DemoHost } from '../helpers/demo-host.js';
import { showList } from '../helpers/element.js';

/** A list of three rows, and one more that a refresh has brought. */
async function withArrival(
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const [element, host] = await showList({ leads: 3 }, attributes);
  await host.change({ insert: { row: { Id: 77, Subject: 'Новая тема', CountNotReadMessage: 1 } } });
  await element.refresh();
  return [element, host];
}

function partsIn(element: ClientLeads): (string | null)[] {
  return [...element.shadowRoot!.querySelectorAll('[part~=lead]')].map((row) =>
    row.getAttribute('part'),
  );
}

function marksIn(element: ClientLeads): Animation[] {
  return element.shadowRoot!.getAnimations();
}

describe('a row that a refresh has brought', () => {
  for (const attributes of [{}]) {
    it(`is marked until its surface has faded, ${JSON.stringify(attributes)}`, async () => {
      const [element] = await withArrival(attributes);
      expect(partsIn(element).slice(0, 3)).to.deep.equal([
        'lead lead-unread lead-new',
        'lead',
        'lead',
      ]);
      const [mark, ...others] = marksIn(element);
      expect(others).to.deep.equal([]);
      const row = element.shadowRoot!.querySelector('[part~=lead-new]')!;
      expect(mark!.effect!.getComputedTiming().duration).to.equal(6000);
      expect(getComputedStyle(row).backgroundColor).not.to.equal('rgba(0, 0, 0, 0)');
      mark!.finish();
      await nextFrame();
      await element.updateComplete;
      expect(partsIn(element)[0]).to.equal('lead lead-unread');
      expect(getComputedStyle(row).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    });
  }
});
