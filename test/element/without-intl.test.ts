import { expect } from '@open-wc/testing';
import { inquiries } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import { part, settled, summary, text } from '../helpers/element.js';
import { openList } from '../helpers/pages.js';

const LEADS = inquiries(1234, 1, 2).map((row, index) => ({
  ...row,
  ProcTime: '2025-12-22T02:25:53Z',
  LeadStatusName: index % 3 ? 'Решено' : 'Новое',
}));

/** Refuses what takes a phone 40 to 130 ms when it is first used in a tab. */
const REFUSE_SLOW = `<script>
  const refuse = (name) => {
    throw new Error(name + ' is slow');
  };
  for (const [object, names] of [
    [Intl, ['Collator', 'DateTimeFormat', 'NumberFormat']],
    [Date.prototype, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
    [Number.prototype, ['toLocaleString']],
    [Array.prototype, ['toLocaleString']],
    [String.prototype, ['localeCompare']],
  ]) {
    for (const name of names) {
      const trap = () => refuse(name);
      object[name] = new Proxy(object[name], { apply: trap, construct: trap, get: trap });
    }
  }
</script>`;

describe('without the slow parts of Intl', () => {
  it('a list is shown, continued, and filtered by status', async () => {
    const host = await DemoHost.create({ leads: LEADS });
    const { element } = await openList(host.base, {
      before: REFUSE_SLOW,
      attributes: 'filter-controls="search status unread period"',
    });
    await element.loadMore();
    const shown = [summary(element), text(part(element, 'time'))];
    expect(shown).to.deep.equal(['Показано 40 из 1 234', '22 дек. 2025 г., 07:25']);
    const status = part(element, 'filter-status') as HTMLSelectElement;
    status.value = 'Новое';
    status.dispatchEvent(new Event('change'));
    await settled(element);
    expect(element.matchingLeads).to.have.length(412);
  });
});
