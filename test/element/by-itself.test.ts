import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { has, part, settled, text } from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';
import { waitUntil } from '../helpers/wait-until.js';

const WAIT_MS = 40_000;

describe('by itself, the element', () => {
  it('asks again for a page that has failed, and keeps the message without a word until rows come', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(90) });
    await host.answer({ normal: true }, { status: 500 }, { hold: true });
    const element = await settled(mountTimed(host));
    await element.loadMore();
    const sentence = text(part(element, 'message'));
    expect(sentence).to.equal('Не удалось загрузить следующие обращения');
    await hear(element);
    clockOf(element).pass(WAIT_MS);
    await host.holds(1);
    clockOf(element).pass(5000);
    expect(text(part(element, 'message'))).to.equal(sentence);
    expect(await hear(element)).to.equal('');
    await host.release();
    await waitUntil(() => element.leads.length === 40);
    await element.updateComplete;
    expect(has(element, 'message')).to.equal(false);
    expect(await hear(element)).to.contain('40');
  });
});
