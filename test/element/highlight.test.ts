import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';
import { itIf } from '../helpers/it-if.js';

const LEADS: HostRow[] = [
  {
    Id: 1,
    Leads: 504,
    Subject: 'Не пришёл Сертификат, ещё сертификат',
    LeadStatusName: 'В работе',
    LeadTypeName: 'Сертификаты',
    LeadMarkName: 'Ёлка',
    ProcTime: '2025-12-22T02:25:53',
  },
  { Id: 2, Leads: 505, Subject: 'Баллы' },
];

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
  itWithHighlights(
    'is highlighted in the fields that are searched, and without a change of the DOM',
    async () => {
      const host = await DemoHost.create({ leads: LEADS });
      const element = await settled(mountFor(host));
      const list = element.shadowRoot!.querySelector('#list')!;
      const { textContent } = list;
      const { length } = list.querySelectorAll('*');
      element.filter = { search: 'СЕРТИФИКАТ елк 504' };
      await expectHighlighted(element, 'Сертификат', 'сертификат', 'Сертификат', 'Ёлк', '504');
      expect(list.textContent).to.equal(textContent);
      expect(list.querySelectorAll('*')).to.have.length(length);
      // The date is not searched.
      element.filter = { search: 'работ 22' };
      await expectHighlighted(element);
      element.filter = { search: 'балл' };
      await expectHighlighted(element, 'Балл');
      // In rows of the page, too.
      element.renderLead = ({ subject }) => `Моё: ${subject}`;
      await expectHighlighted(element, 'Балл');
      element.filter = null;
      await expectHighlighted(element);
    },
  );

  itWithHighlights('is gone with its rows at once, after a sign-out', async () => {
    const host = await DemoHost.create({ leads: LEADS });
    const element = await settled(mountFor(host));
    element.filter = { search: 'балл' };
    await expectHighlighted(element, 'Балл');
    element.token = null;
    await element.updateComplete;
    expect(CSS.highlights.get('client-leads')?.size).to.equal(0);
  });
});
