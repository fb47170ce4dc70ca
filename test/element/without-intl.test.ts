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

/** Calls `onUse(name)` instead of what takes a phone 40 to 130 ms when it is first used in a tab. */
function watchSlow(onUse: string): string {
  return `<script>
    for (const [object, names] of [
      [Intl, ['Collator', 'DateTimeFormat', 'NumberFormat']],
      [Date.prototype, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
      [Number.prototype, ['toLocaleString']],
      [Array.prototype, ['toLocaleString']],
      [String.prototype, ['localeCompare']],
    ]) {
      for (const name of names) {
        object[name] = new Proxy(object[name], {
          apply: () => onUse(name),
          construct(target, options) {
            onUse(name);
            return new target(...options);
          },
          get(target, property) {
            onUse(name);
            return target[property];
          },
        });
      }
    }
    function onUse(name) { ${onUse} }
  </script>`;
}

const REFUSE_SLOW = watchSlow('throw new Error(`${name} is slow`);');

const RUSSIAN = ['Показано 20 из 1 234', '22 дек. 2025 г., 07:25', 'Показано 40 из 1 234'];
const ENGLISH = ['Showing 20 of 1,234', 'Dec 22, 2025, 7:25 AM', 'Showing 40 of 1,234'];

describe('without the slow parts of Intl', () => {
  for (const [lang, expected] of Object.entries({
    ru: RUSSIAN,
    'ru-RU': RUSSIAN,
    en: ENGLISH,
    'en-US': ENGLISH,
  })) {
    it(`a list is shown in ${lang}, continued, and filtered by status`, async () => {
      const host = await DemoHost.create({ leads: LEADS });
      const { element } = await openList(host.base, {
        before: REFUSE_SLOW,
        attributes: `lang="${lang}" filter-controls="search status unread period"`,
      });
      expect(rows(element)).to.have.length(20);
      const first = summary(element);
      await element.loadMore();
      expect(rows(element)).to.have.length(40);
      expect([first, text(part(element, 'time')), summary(element)]).to.deep.equal(expected);

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

describe('a list in a language that needs Intl', () => {
  it('sends its first request before it uses Intl, and uses Intl before the answer', async () => {
    const host = await DemoHost.create({ leads: LEADS });
    const { page } = await openList(host.base, {
      before: `<script>
        window.steps = [];
        const send = fetch;
        window.fetch = async (...request) => {
          steps.push('request');
          const response = await send(...request);
          steps.push('answer');
          return response;
        };
      </script>${watchSlow('steps.push(name);')}`,
      attributes: 'lang="de"',
    });
    const steps = page.window.steps as string[];
    const beforeAnswer = steps.slice(0, steps.indexOf('answer'));
    expect(beforeAnswer[0]).to.equal('request');
    expect(beforeAnswer).to.contain('DateTimeFormat');
  });
});
