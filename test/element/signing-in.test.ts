import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows, text, TOKEN } from '../helpers/element.js';
import {
  elementTag,
  openPage,
  scriptTag,
  settledIn,
  signedIn,
  type Page,
} from '../helpers/pages.js';

/** Stands for the partner's own server, and for the styles and pages around the element. */
const SITE = `<script>
  const send = window.fetch;
  window.fetch = (url, options) => url === '/my/session'
    ? Promise.resolve(Response.json({ client: '1017', token: '${TOKEN}' })) : send(url, options);
  console.error = () => undefined;
</script>`;

/** The blocks of the section, in the order of both files. */
const BLOCKS = ['provider', 'sign out', 'badge', 'leave'] as const;

/** What the section on signing in and out tells a page to do, word for word. */
async function snippet(file: string, heading: string, name: (typeof BLOCKS)[number]) {
  const readme = await (await fetch(`/${file}`)).text();
  const [, section = ''] = new RegExp(`\n## ${heading}\n([^]*?)\n## `).exec(readme) ?? [];
  const blocks = [...section.matchAll(/^```html\n([^]*?)^```$/gm)].map(([, code = '']) => code);
  expect(blocks).to.have.length(BLOCKS.length);
  return blocks[BLOCKS.indexOf(name)]!;
}

for (const [file, heading] of [
  ['README.md', 'Signing in and out'],
  ['README.ru.md', 'Вход и выход'],
] as const) {
  describe(`the section «${heading}» of ${file}`, () => {
    async function open(name: (typeof BLOCKS)[number], host: DemoHost): Promise<Page> {
      const code = await snippet(file, heading, name);
      const element = code.includes('<client-leads') ? '' : elementTag();
      const page = await openPage(SITE + scriptTag(host.base) + element + code);
      await signedIn(page);
      return page;
    }

    it('signs in with one request, and drops the rows at once when the reader signs out', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const { document, element } = await open('sign out', host);
      expect(rows(element)).to.have.length(3);
      const [request, ...others] = await host.requests({ atLeast: 1 });
      expect(JSON.parse(request!.body)).to.include({ Client: 1017, Token: Number(TOKEN) });
      expect(others).to.deep.equal([]);

      document.querySelector<HTMLElement>('#sign-out')!.click();
      await element.updateComplete;
      expect(rows(element)).to.have.length(0);
      expect([element.status, element.leads.length]).to.deep.equal(['unconfigured', 0]);
      expect(await host.requests()).to.have.length(1);
    });

    it('shows how many are unread, and nothing once the list has gone', async () => {
      const host = await DemoHost.create({
        leads: [{ Id: 1, CountNotReadMessage: 3 }, { Id: 2 }],
      });
      const page = await open('badge', host);
      const { document, element } = page;
      element.pageSize = 1;
      element.client = '7';
      await settledIn(page);
      const badge = () => text(document.querySelector('#unread'));
      expect(badge()).to.equal('3+');
      await element.loadMore();
      expect(badge()).to.equal('3');

      await host.answer({ status: 401 });
      await element.refresh();
      expect(badge()).to.equal('');
      expect(document.body.className).to.equal('session-ended');
    });

    it('shows how many are unread in a list that was there before the script', async () => {
      const host = await DemoHost.create({ leads: [{ Id: 1, CountNotReadMessage: 3 }] });
      const page = await openPage(SITE + scriptTag(host.base) + elementTag());
      await settledIn(page);
      // Scripts in such markup do not run by themselves.
      page.document.body.insertAdjacentHTML('beforeend', await snippet(file, heading, 'badge'));
      page.window.eval(page.document.querySelector('body > script')!.textContent);
      expect(text(page.document.querySelector('#unread'))).to.equal('3');
    });

    it('leaves no rows in a page that is left', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const { frame, window, element } = await open('leave', host);
      expect(rows(element)).to.have.length(3);
      const left = new Promise<number>((resolve) => {
        window.addEventListener('pagehide', () => {
          void element.updateComplete.then(() => resolve(rows(element).length));
        });
      });
      frame.src = 'about:blank';
      expect(await left).to.equal(0);
    });
  });
}
