import { expect, oneEvent } from '@open-wc/testing';

const MOST_MS = 120_000;

describe('after hundreds of mounts, changes of client and failed refreshes', () => {
  const frame = document.createElement('iframe');

  afterEach(() => frame.remove());

  it('leaves nothing behind, and shows the list of the host', async function () {
    this.timeout(MOST_MS);
    Object.assign(frame, { src: '/demo/soak.html', width: 600, height: 900 });
    document.body.append(frame);
    await oneEvent(frame, 'load');
    const page = frame.contentWindow as Window & { soak: Promise<string[]> };
    expect((await page.soak).join('\n')).to.equal('');
  });
});
