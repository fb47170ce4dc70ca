import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';

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

/** Firefox has none before 140. */
const hasHighlights = 'highlights' in CSS;

/** What is highlighted inside an element, as it is written. */
function highlighted(element: ClientLeads): string[] {
  const ranges = [...(CSS.highlights.get('client-leads') ?? [])];
  return ranges
    .filter(({ startContainer }) => startContainer.getRootNode() === element.shadowRoot)
    .map(({ startContainer, startOffset, endOffset }) =>
      (startContainer as Text).data.slice(startOffset, endOffset),
    );
}

/**
 * Looks at each frame until just this is highlighted, since the browser tells the element in its own
 * time which blocks are near. Otherwise the test runs out of time.
 */
async function expectHighlighted(element: ClientLeads, ...expected: string[]): Promise<void> {
  await settled(element);
  const wanted = expected.toSorted().join();
  while (highlighted(element).sort().join() !== wanted) {
    await new Promise(requestAnimationFrame);
  }
}

(hasHighlights ? describe : describe.skip)('what a search has found', () => {
  it('is highlighted in the fields that are searched, and without a change of the DOM', async () => {
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
    element.filter = { search: 'работ' };
    await expectHighlighted(element, 'работ');
    element.filter = null;
    await expectHighlighted(element);
  });

  it('is highlighted anew after a draw', async () => {
    const host = await DemoHost.create({ leads: LEADS });
    const element = await settled(mountFor(host));
    element.filter = { search: 'балл' };
    await expectHighlighted(element, 'Балл');
    await host.change({ update: { id: 2, row: { Subject: 'Где баллы? Нет баллов' } } });
    await element.refresh();
    await expectHighlighted(element, 'балл', 'балл');
  });

  for (const [title, leave] of [
    ['a refresh', (element) => element.refresh()],
    ['another search', (element) => Object.assign(element, { filter: { search: 'нет' } })],
    ['another client', (element) => Object.assign(element, { client: '1018' })],
    ['a sign-out', (element) => Object.assign(element, { token: null })],
  ] satisfies [string, (element: ClientLeads) => object][]) {
    it(`is gone with its rows at once, after ${title}`, async () => {
      const host = await DemoHost.create({ leads: LEADS });
      const element = await settled(mountFor(host));
      element.filter = { search: 'балл' };
      await expectHighlighted(element, 'Балл');
      await host.change({ update: { id: 2, row: { Subject: 'Другое' } } });
      await Promise.resolve(leave(element));
      await element.updateComplete;
      expect(CSS.highlights.get('client-leads')?.size).to.equal(0);
    });
  }

  it('shares one highlight of the page among elements, and goes with each', async () => {
    const host = await DemoHost.create({ leads: LEADS });
    const one = await settled(mountFor(host));
    const other = await settled(mountFor(host));
    one.filter = { search: 'балл' };
    other.filter = { search: 'серт' };
    await expectHighlighted(one, 'Балл');
    await expectHighlighted(other, 'Серт', 'серт', 'Серт');
    const { size } = CSS.highlights;
    expect(CSS.highlights.get('client-leads')?.size).to.equal(4);
    one.remove();
    expect(CSS.highlights.get('client-leads')?.size).to.equal(3);
    other.remove();
    expect(CSS.highlights.get('client-leads')?.size).to.equal(0);
    expect(CSS.highlights.size).to.equal(size);
  });

  it('is highlighted in rows of the page, too', async () => {
    const host = await DemoHost.create({ leads: LEADS });
    const element = mountFor(host);
    element.renderLead = ({ subject }) => `Моё: ${subject}`;
    await settled(element);
    element.filter = { search: 'балл' };
    await expectHighlighted(element, 'Балл');
  });
});
