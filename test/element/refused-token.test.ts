import { expect } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import { inquiries, mountBadge } from '../helpers/badge.js';
import { comeBack } from '../helpers/browser-state.js';
import { DemoHost, type HostContents } from '../helpers/demo-host.js';
import { part, rows } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

type Settings = NonNullable<HostContents['settings']>;

const WELL = { settings: {} };
const REFUSED: Settings = { fail: { status: 401, when: 'always' } };
const ENDED: Settings = { apiError: { code: 7, message: null } };
const REFUSALS = { 'refuses every token': REFUSED, 'ends the session by an ErrorCode': ENDED };

async function create(settings: Settings = {}) {
  captureConsole('error');
  const page = new WatchedPage();
  const api = await DemoHost.create({ leads: inquiries(3, 1, 2), settings });
  const site = await Site.create();
  const client = Site.client(api, '1', '11');
  return { page, api, site, client };
}

describe('an API that refuses a client whom the site names', () => {
  for (const [title, settings] of Object.entries(REFUSALS)) {
    it(`and ${title} is asked again at the next return, by list and badge`, async () => {
      const { page, api, site, client } = await create(settings);
      const again = Site.client(api, '1', '12');
      await site.answer(client, again, again);
      const element = site.add();
      const badge = mountBadge(site);
      // Otherwise, it follows the list.
      badge.siteCode = 'GIFT-02';
      await page.idle();
      expect([element.status, badge.unread]).to.deep.equal(['error', 0]);
      expect(page.sent).to.include.members(['11', '12']);
      await api.replace(WELL);
      expect(await page.sentBy(comeBack)).to.deep.equal(['site', '12', '12']);
      expect([rows(element).length, badge.unread]).to.deep.equal([3, 3]);
    });
  }

  it('gets the same token once more if the reader tries again, after the site', async () => {
    const { page, api, site, client } = await create(REFUSED);
    await site.answer(client, client, client);
    const element = await site.mount();
    await api.replace(WELL);
    const retry = () => part(element, 'retry')!.click();
    expect(await page.sentBy(retry)).to.deep.equal(['site', '11']);
    expect(rows(element)).to.have.length(3);
  });
});
