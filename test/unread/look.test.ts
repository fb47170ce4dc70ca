import { expect } from '@open-wc/testing';
import '../../src/unread.js';
import { numberOf, openBadge } from '../helpers/badge.js';
import { setScheme } from '../helpers/poses.js';

async function openNumber() {
  return numberOf((await openBadge()).badge)!;
}

describe('the look of <client-leads-unread>', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`has enough contrast in ${scheme} colours`, async () => {
      setScheme(scheme);
      const number = await openNumber();
      // axe skips what is hidden from screen readers.
      number.ariaHidden = null;
      await expect(number).to.be.accessible();
    });
  }

  it('has no text below 12 px, and takes the colours of the page', async () => {
    const number = await openNumber();
    const { host } = number.getRootNode() as ShadowRoot;
    (host as HTMLElement).style.cssText = 'font-size: 10px; --client-leads-accent: rgb(9, 9, 9)';
    const { fontSize, backgroundColor } = getComputedStyle(number);
    expect([fontSize, backgroundColor]).to.deep.equal(['12px', 'rgb(9, 9, 9)']);
  });

  it('makes the line no taller than the attribute hidden, so that nothing moves when the number comes', async () => {
    const number = await openNumber();
    const { host } = number.getRootNode() as ShadowRoot;
    const link = host.parentElement!;
    link.style.display = 'block';
    const { height } = link.getBoundingClientRect();
    host.toggleAttribute('hidden');
    expect(number.checkVisibility()).to.equal(false);
    expect(link.getBoundingClientRect().height).to.equal(height);
  });
});
