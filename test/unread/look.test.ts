import { expect } from '@open-wc/testing';
import '../../src/unread.js';
import { numberOf, openBadge } from '../helpers/badge.js';
import { setScheme } from '../helpers/poses.js';

async function openNumber() {
  return numberOf((await openBadge()).badge)!;
}

describe('the look of <client-leads-unread>', () => {
  // With a contrast of 6.7 and 8.9. axe does not judge a text of one character.
  for (const [scheme, ...colors] of [
    ['light', 'rgb(11, 92, 173)', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(142, 197, 255)', 'rgb(28, 33, 40)'],
  ] as const) {
    it(`has its own ${scheme} colours`, async () => {
      setScheme(scheme);
      const { backgroundColor, color } = getComputedStyle(await openNumber());
      expect([backgroundColor, color]).to.deep.equal(colors);
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
