import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, rows } from '../helpers/element.js';

describe('loading="lazy"', () => {
  it('holds the first request until the list nears the viewport', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { loading: 'lazy' });
    Object.assign(element.style, { position: 'absolute', top: '9000px' });
    await element.updateComplete;
    // Observers are called after the first frame.
    await nextFrame();
    await nextFrame();
    expect(await host.requests()).to.have.length(0);
    element.style.top = '0';
    await oneEvent(element, 'leads-load');
    expect(rows(element)).to.have.length(3);
    expect(await host.requests()).to.have.length(1);
  });
});
