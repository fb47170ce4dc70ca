import { expect } from '@open-wc/testing';
import { inquiries, shows } from '../helpers/badge.js';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { part, rows, settled, summary, text } from '../helpers/element.js';
import { addScript, BADGE_FILE, KEEP_FAILURES, openList } from '../helpers/pages.js';
import { Site } from '../helpers/site.js';

const LEADS = inquiries(30, 1, 2).map((row) => ({ ...row, ProcTime: '2025-12-22T02:25:53' }));

/** Replacements of built-ins by old libraries, by name. */
const REPLACEMENTS: Record<string, string> = {
  'the Array.from of Prototype': `
    Array.from = function (iterable) {
      if (!iterable) return [];
      if (iterable.toArray) return iterable.toArray();
      var length = iterable.length || 0, results = new Array(length);
      while (length--) results[length] = iterable[length];
      return results;
    };`,

  'the toJSON of Prototype 1.6': `
    Array.prototype.toJSON = function () {
      return '[' + this.map(function (value) { return JSON.stringify(value); }).join(', ') + ']';
    };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : 'null'; };`,

  'methods of arrays as Prototype 1.6': `
    Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
    Array.prototype.entries = function () { return this.map(function (value) { return value; }); };`,
};

describe('in a page that has replaced', () => {
  for (const [title, script] of Object.entries(REPLACEMENTS)) {
    it(`${title}, the elements show their list and number`, async () => {
      const host = await DemoHost.create({ leads: LEADS });
      await host.answer({}, {}, { status: 503 });
      const { page, element } = await openList(host.base, {
        before: `${KEEP_FAILURES}<script>Math.random = () => 0; ${script}</script>`,
      });
      expect(text(part(element, 'heading'))).to.equal('Обращения');
      expect(text(part(element, 'time')!.firstChild)).to.equal('22 дек. 2025');
      expect(summary(element)).to.equal('Показано 20 из 30');
      expect(rows(element)).to.have.length(20);
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
      element.client = '1018';
      await settled(element);
      expect(rows(element)).to.have.length(20);
      expect(part(element, 'list')!.hidden).to.equal(false);
      element.remove();
      const site = await Site.create();
      await site.answer(Site.client(host));
      await addScript(page, { src: BADGE_FILE });
      page.document.body.insertAdjacentHTML(
        'beforeend',
        `<client-leads-unread session-url="${site.url}" sitecode="GIFT-01"></client-leads-unread>`,
      );
      await shows(page.document.querySelector('client-leads-unread')!, '3');
      const [{ body }] = (await host.requests()) as [RecordedRequest];
      expect(body).to.equal(
        '{"SiteCode":"GIFT-01","Token":55120938,"Client":1017,"Length":20,"Start":1}',
      );
      expect(page.window.failures).to.deep.equal([]);
    });
  }
});
