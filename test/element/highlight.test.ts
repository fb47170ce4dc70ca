import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';
import { itIf } from '../helpers/it-if.js';

const itWithHighlights = itIf('highlights' in CSS, 'Firefox before 140 has no highlights');

/**
 * Looks at each frame until just this is highlighted, as it is written, since the browser tells the
 * element in its own time which blocks are near. Otherwise the test runs out of time.
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

describe('what a search has found', () => {
  itWithHighlights('is highlighted, also in rows of the page, while it is searched', async () => {
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
