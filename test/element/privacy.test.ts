import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows, TOKEN } from '../helpers/element.js';
import { openList } from '../helpers/pages.js';

/** A page that asks for its full address in every request, and records the kinds of failures. */
const TALKATIVE = `<meta name="referrer" content="unsafe-url"><script>
  window.kinds = [];
  addEventListener('leads-error', ({ detail }) => kinds.push(detail.kind));
</script>`;

/** Another origin on the page's host name, which shares its cookies. */
function sisterBase(host: DemoHost): string {
  const url = new URL(host.crossBase);
  url.hostname = location.hostname;
  return url.href;
}

describe('a request', () => {
  beforeEach(() => {
    document.cookie = 'session=secret; path=/';
  });

  afterEach(() => {
    document.cookie = 'session=; path=/; max-age=0';
  });

  for (const [title, baseOf] of [
    ['its own origin', (host) => host.base],
    ['another origin', sisterBase],
  ] as [string, (host: DemoHost) => string][]) {
    for (const wireFormat of ['json', 'form', 'xml']) {
      it(`carries no cookie, referrer or token in its address, to ${title}, as ${wireFormat}`, async () => {
        const host = await DemoHost.create({ leads: 60 });
        const { page, element } = await openList(baseOf(host), {
          before: TALKATIVE,
          attributes: `wire-format="${wireFormat}"`,
        });
        await element.loadMore();
        await host.answer({ status: 400 }, {}, { ops: [{ insert: {} }] });
        await element.loadMore();
        await element.refresh();
        await element.loadMore();
        expect(rows(element)).to.have.length(61);
        const requests = await host.requests();
        expect(requests.length).to.be.at.least(6);
        for (const { method, url, headers } of requests) {
          expect(url).not.to.contain(TOKEN);
          expect(headers).not.to.have.any.keys('cookie', 'referer', 'authorization');
          expect(JSON.stringify(headers)).not.to.contain(TOKEN);
          // A form needs no preflight.
          expect(method).to.be.oneOf(wireFormat === 'form' ? ['POST'] : ['OPTIONS', 'POST']);
        }
        // A request of the page itself carries them.
        const url = `${baseOf(host)}seen`;
        await page.window.fetch(url, { credentials: 'include', mode: 'no-cors' });
        const { cookie, referer } = (await host.requests()).at(-1)!.headers;
        expect([cookie, referer]).to.deep.equal(['session=secret', page.window.location.href]);
      });
    }

    for (const status of [302, 307]) {
      it(`follows no redirect of ${title} with a ${status}`, async () => {
        const host = await DemoHost.create({ leads: 3 });
        const other = await DemoHost.create({ leads: 3 });
        const headers = { Location: `${other.crossBase}api/client/LeadsPagingInfo` };
        await host.answer({ status, headers });
        const { page, element } = await openList(baseOf(host), { before: TALKATIVE });
        expect(element.status).to.equal('error');
        expect(page.window.kinds).to.deep.equal(['protocol']);
        expect(await other.requests()).to.deep.equal([]);
        const posts = (await host.requests()).filter(({ method }) => method === 'POST');
        expect(posts).to.have.length(1);
        await element.refresh();
        expect(rows(element)).to.have.length(3);
      });
    }
  }
});
