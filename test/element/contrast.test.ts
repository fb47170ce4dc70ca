import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { borderContrast, elementsWithText, textContrast } from '../helpers/contrast.js';
import { OPTIONS, POSES, setScheme, STATUSES } from '../helpers/poses.js';

/** What tells a reader something without words, in the colour of its text. */
const SHAPES = '.glyph, .icon, .spinner';

/** Texts below 4.5:1, shapes and the borders of controls below 3:1. */
function tooLow(element: ClientLeads): string[] {
  const root = element.shadowRoot!;
  const texts = elementsWithText(root)
    .map((node) => [node.className, textContrast(node)] as const)
    .filter(([, ratio]) => ratio < 4.5);
  const shapes = [...root.querySelectorAll(SHAPES)]
    .map((node) => [node.classList.toString(), textContrast(node)] as const)
    .filter(([, ratio]) => ratio < 3);
  const borders = [...root.querySelectorAll('.control')]
    .map((node) => [`border ${node.id}`, borderContrast(node)] as const)
    .filter(([, ratio]) => ratio < 3);
  return [...texts, ...shapes, ...borders].map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);
}

function expectEnough(element: ClientLeads): void {
  for (const scheme of ['light', 'dark'] as const) {
    setScheme(scheme);
    expect(tooLow(element), scheme).to.deep.equal([]);
  }
}

describe('contrast', () => {
  for (const status of STATUSES) {
    for (const [title, attributes] of OPTIONS) {
      it(`is sufficient in every pair of colours, ${status}, ${title}`, async () => {
        expectEnough(await POSES[status](attributes));
      });
    }
  }

  it('is too low with a bad colour', async () => {
    setScheme('light');
    const element = await POSES.ready({ 'filter-controls': 'search period' });
    element.style.setProperty('--client-leads-muted', '#aaa');
    element.style.setProperty('--client-leads-accent', '#9cf');
    const found = tooLow(element).map((line) => line.split(' ')[0]);
    expect(found).to.include.members(['time', 'number', 'button', 'glyph', 'border']);
  });
});
