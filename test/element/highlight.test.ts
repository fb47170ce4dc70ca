import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';
import { itIf } from '../helpers/it-if.js';

const itWithHighlights = itIf('highlights' in CSS, 'Firefox before 140 has no highlights');

/**
 * Checks each frame until exactly this is highlighted, as written, since the browser decides when it
 * tells the element which blocks are near. Otherwise the test times out.
 */
async function expectHighlighted(element: ClientLeads, ...expected: string[]): Promise<void> {
  await settled(element);
  const highlighted = () =>
    [...(CSS.highlights.get('client-leads') ?? [])]
      .filter(({ startContainer }) => startContainer.getRootNode() === element.shadowRoot)
      .map(({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
      );
  while (highlighted().sort().join() !== expected.toSorted().join()) {
    await new Promise(requestAnimationFrame);
  }
}

describe('a match of a search', () => {
  itWithHighlights('is highlighted during the search, in rows of the page too', async () => {
    const leads = [{ Id: 1, Subject: 'Ёлка', LeadMarkName: 'Под ёлку', FormName: 'Ёлочная' }];
    const host = await DemoHost.create({ leads });
    const element = await settled(mountFor(host));
    element.filter = { search: 'ЕЛК' };
    await expectHighlighted(element, 'Ёлк', 'ёлк');
    element.renderLead = ({ subject }) => `Моё: ${subject}`;
    await expectHighlighted(element, 'Ёлк');
    element.filter = null;
    await expectHighlighted(element);
  });
});
