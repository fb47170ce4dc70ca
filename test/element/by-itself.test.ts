import { expect } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import { mountBadge, shows } from '../helpers/badge.js';
import { comeBack } from '../helpers/browser-state.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { has, part, settled, text } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { clockOf, hear, mountTimed } from '../helpers/timed-element.js';
import { waitUntil } from '../helpers/wait-until.js';

const WAIT_MS = 40_000;

describe('by itself, the element', () => {
  it('shows within the minute that an inquiry has been read, in the row and in the badge', async () => {
    const unread = { ...hostRows(1)[0]!, CountNotReadMessage: 2 };
    const host = await DemoHost.create({ leads: [unread] });
    const site = await Site.create();
    await site.answer(...[1, 2, 3, 4].map(() => Site.client(host)));
    const element = await site.mount({ 'lead-href': '#{id}' });
    const badge = mountBadge(site);
    await shows(badge, '2');
    comeBack();
    await site.questions(3);
    expect(await host.requests()).to.have.length(1);
    part(element, 'subject')!.dispatchEvent(
      new MouseEvent('auxclick', { button: 1, bubbles: true, composed: true }),
    );
    await host.replace({ leads: hostRows(1) });
    comeBack();
    await waitUntil(() => element.unread === 0);
    await shows(badge, '');
    expect(await host.requests()).to.have.length(2);
  });

  it('asks again for a page that has failed, and keeps the message without a word until rows come', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(90) });
    await host.answer({ normal: true }, { status: 500 }, { hold: true });
    const element = await settled(mountTimed(host));
    await element.loadMore();
    const sentence = text(element.shadowRoot!.querySelector('.notice'));
    expect(sentence).to.match(
      /^Не удалось загрузить следующие обращения Попробуем ещё раз сами Попробовать снова$/,
    );
    await hear(element);
    clockOf(element).pass(WAIT_MS);
    await host.holds(1);
    clockOf(element).pass(5000);
    const seen = element.shadowRoot!.querySelectorAll('.title, .hint');
    expect([...seen].map(text).every((each) => sentence.includes(each))).to.equal(true);
    expect(await hear(element)).to.equal('');
    await host.release();
    await waitUntil(() => element.leads.length === 40);
    await element.updateComplete;
    expect(has(element, 'message')).to.equal(false);
    expect(await hear(element)).to.contain('40');
  });
});
