import { expect } from '@open-wc/testing';
import { inquiries, shows, startSite } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import { part, rows, settled, summary, text } from '../helpers/element.js';
import { BADGE_FILE, openList, openPage } from '../helpers/pages.js';

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
  for (const [lang, expected] of Object.entries({
    'ru-RU': ['Показано 20 из 1 234', '22 дек. 2025', 'Показано 40 из 1 234'],
    en: ['Showing 20 of 1,234', 'Dec 22, 2025', 'Showing 40 of 1,234'],
  })) {
    it(`a list is shown in ${lang}, continued, and filtered by status`, async () => {
      const host = await DemoHost.create({ leads: LEADS });
      const { element } = await openList(host.base, {
        before: REFUSE_SLOW,
        attributes: `lang="${lang}" filter-controls="search status waiting unread"`,
      });
      expect(rows(element)).to.have.length(20);
      const first = summary(element);
      await element.loadMore();
      expect(rows(element)).to.have.length(40);
      expect([first, text(part(element, 'time')!.firstChild), summary(element)]).to.deep.equal(
        expected,
      );

      const status = part(element, 'filter-status') as HTMLSelectElement;
      status.value = 'Новое';
      status.dispatchEvent(new Event('change'));
      await settled(element);
      expect(element.leads).to.have.length(1234);
      expect(element.matchingLeads).to.have.length(412);
    });
  }

  it('a badge is shown', async () => {
    const { site } = await startSite({ leads: inquiries(4, 1500) });
    const { document } = await openPage(`${REFUSE_SLOW}
      <script src="${BADGE_FILE}"></script>
      <client-leads-unread session-url="${site.url}" sitecode="GIFT-01"></client-leads-unread>`);
    const badge = document.querySelector('client-leads-unread')!;
    await shows(badge, '99+');
    expect(text(badge.shadowRoot)).to.contain('1 500 непрочитанных сообщений');
  });
});
