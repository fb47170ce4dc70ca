import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { idsOf } from '../helpers/element.js';
import { EARLY_FILE, KEEP_FAILURES, openPage, scriptTag, settledIn } from '../helpers/pages.js';
import { Site } from '../helpers/site.js';

it('the early file runs as text in the page, also if an optimiser joins its lines', async () => {
  const api = await DemoHost.create({ leads: 2 });
  const site = await Site.create();
  await site.answer(Site.client(api));
  const text = await (await fetch(EARLY_FILE)).text();
  const page = await openPage(`${KEEP_FAILURES}<script>${text.replaceAll('\n', ' ')}</script>
    <client-leads session-url="${site.url}" sitecode="GIFT-01"></client-leads>`);
  await api.requests({ atLeast: 1 });
  const tag = page.document.createRange().createContextualFragment(scriptTag());
  page.document.body.append(tag);
  expect(idsOf(await settledIn(page))).to.have.length(2);
  expect([(await site.questions()).length, (await api.requests()).length]).to.deep.equal([1, 1]);
  expect(page.window.failures).to.deep.equal([]);
});
