import { expect } from '@open-wc/testing';
import '../../src/unread.js';
import { comeBackLater, decided, inquiries, mountBadge, seen, shows } from '../helpers/badge.js';
import { comeBack, leavePage, restorePage } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { waitUntil } from '../helpers/wait-until.js';

const attributesFor = (site: Site) => ({ sitecode: 'GIFT-01', 'session-url': site.url });

/** A badge whose client the site names, and which shows 3. */
async function open() {
  const api = await DemoHost.create({ leads: inquiries(4, 1, 2) });
  const site = await Site.create();
  await site.answer(Site.client(api, '1', '11'));
  const badge = mountBadge(attributesFor(site));
  await shows(badge, '3');
  return { api, site, badge };
}

describe('<client-leads-unread> with session-url', () => {
  it('drops the number if a script removes the token, before anything is drawn or asked', async () => {
    const { site, badge } = await open();
    badge.token = null;
    expect([seen(badge), badge.unread]).to.deep.equal(['', 0]);
    await decided();
    expect(await site.questions()).to.have.length(1);
  });

  it('reads the number again at sessionChanged(), of the same client or of another', async () => {
    const { api, site, badge } = await open();
    const other = await DemoHost.create({ leads: inquiries(4, 7) });
    await site.answer(Site.client(api, '1', '11'), Site.client(other, '2', '22'));
    await api.replace({ leads: inquiries(4, 5) });
    await badge.sessionChanged();
    expect(seen(badge)).to.equal('5');
    expect(await api.requests()).to.have.length(2);
    await badge.sessionChanged();
    expect(seen(badge)).to.equal('7');
  });

  it('uses no answer to a request from before sessionChanged()', async () => {
    const { api, site, badge } = await open();
    await site.answer(Site.client(api, '1', '11'), Site.client(api, '1', '11'));
    await api.answer({ hold: true });
    comeBackLater();
    await api.holds(1);
    void badge.sessionChanged();
    await api.requests({ aborted: 1 });
    await api.requests({ atLeast: 3 });
  });

  it('shows nothing while the page comes from the back/forward cache', async () => {
    const { api, site, badge } = await open();
    leavePage();
    expect([seen(badge), badge.unread]).to.deep.equal(['', 0]);
    await site.answer({ ...Site.client(api, '1', '11'), hold: true });
    restorePage();
    await site.holds();
    expect(seen(badge)).to.equal('');
    await site.release();
    await shows(badge, '3');
    expect(await api.requests()).to.have.length(1);
  });

  it('drops a number whose token is refused, until the site has another', async () => {
    const { api, site, badge } = await open();
    const same = Site.client(api, '1', '11');
    await api.answer({ status: 401 });
    await site.answer(same, same, Site.client(api, '1', '12'));
    comeBackLater();
    await shows(badge, '');
    await site.questions(3);
    await decided();
    expect(await api.requests()).to.have.length(2);
    comeBack();
    await shows(badge, '3');
  });

  it('says once which settings beside it are ignored, and sends no token to a stranger', async () => {
    const lines = captureConsole('error');
    const { site } = await open();
    const stranger = await DemoHost.create({ leads: inquiries(1, 1) });
    const badge = mountBadge({
      ...attributesFor(site),
      client: '2',
      token: '22',
      'api-base': stranger.base,
    });
    await waitUntil(() => lines.length === 2);
    expect(lines.join()).to.contain('ignored: client, token');
    expect(lines.join()).to.contain('api-base must be that of the answer');
    expect(seen(badge)).to.equal('');
    expect(await stranger.requests()).to.deep.equal([]);
  });
});
