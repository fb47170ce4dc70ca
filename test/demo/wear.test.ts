import { expect, oneEvent } from '@open-wc/testing';
import { createFrame } from '../helpers/pages.js';

const MOST_MS = 120_000;

describe('after hundreds of mounts, changes of client and failed refreshes', () => {
  it('leaves nothing behind, and shows the list of the host', async function () {
    this.timeout(MOST_MS);
    const frame = Object.assign(createFrame(), { src: '/demo/wear.html', height: 900 });
    document.body.append(frame);
    await oneEvent(frame, 'load');
    const page = frame.contentWindow as Window & { wear: Promise<string[]> };
    expect((await page.wear).join('\n')).to.equal('');
  });
});
