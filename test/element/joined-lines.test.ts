import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { idsOf } from '../helpers/element.js';
import {
  BADGE_FILE,
  EARLY_FILE,
  FILE,
  KEEP_FAILURES,
  openPage,
  settledIn,
} from '../helpers/pages.js';
import { Site } from '../helpers/site.js';

/** Optimisers of a site put the text of a file into the page, and some join its lines. */
async function inlined(path: string): Promise<string> {
  const text = await (await fetch(path)).text();
  return `<script>${text.replaceAll('\n', ' ')}</script>`;
}

it('all files run as text in the page whose lines are joined', async () => {
  const api = await DemoHost.create({ leads: 2 });
  const site = await Site.create();
  await site.answer(Site.client(api));
  const attributes = `session-url="${site.url}" sitecode="GIFT-01"`;
  const page = await openPage(`${KEEP_FAILURES}${await inlined(EARLY_FILE)}
    <client-leads ${attributes}></client-leads>
    <client-leads-unread ${attributes}></client-leads-unread>`);
  // The early file alone has asked.
  await api.requests({ atLeast: 1 });
  const { document, window } = page;
  for (const file of [FILE, BADGE_FILE]) {
    document.body.append(document.createRange().createContextualFragment(await inlined(file)));
  }
  expect(idsOf(await settledIn(page))).to.have.length(2);
  expect(window.customElements.get('client-leads-unread')).to.be.a('function');
  expect([(await site.questions()).length, (await api.requests()).length]).to.deep.equal([1, 1]);
  expect(window.failures).to.deep.equal([]);
});
