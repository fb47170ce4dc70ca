import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Status } from '../../src/index.js';
import { borderContrast, elementsWithText, textContrast } from '../helpers/contrast.js';
import { rows } from '../helpers/element.js';
import { POSES } from '../helpers/poses.js';

const STATUSES = Object.keys(POSES) as Status[];
const SCHEMES = ['light', 'dark'] as const;
const OPTIONS: [string, Record<string, string>][] = [
  ['plain', {}],
  ['with a filter and links', { 'filter-controls': 'period', 'lead-href': '/{id}' }],
  ['with a filter and selection', { 'filter-controls': 'period', selectable: '' }],
  [
    'with every control and month labels',
    { 'filter-controls': 'search status unread period', 'group-by': 'month' },
  ],
];

/** The page's own colours; axe takes a dark canvas for white unless the page sets a background. */
function setScheme(scheme: string): void {
  document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
}

afterEach(() => {
  document.documentElement.removeAttribute('style');
});

describe('accessibility', () => {
  for (const status of STATUSES) {
    for (const [title, attributes] of OPTIONS) {
      it(`has no findings while ${status}, ${title}`, async function () {
        this.timeout(30_000);
        for (const scheme of SCHEMES) {
          for (const lang of ['ru', 'en']) {
            setScheme(scheme);
            const element = await POSES[status]({ ...attributes, lang });
            expect(element.status).to.equal(status);
            await expect(element).to.be.accessible();
            element.remove();
          }
        }
      });
    }
  }

  it('would have findings', async () => {
    const element = await POSES.ready();
    rows(element)[0]!.removeAttribute('role');
    let findings = '';
    try {
      await expect(element).to.be.accessible();
    } catch (error) {
      findings = String(error);
    }
    expect(findings).to.contain('aria-allowed-attr');
  });
});

describe('contrast', () => {
  for (const scheme of SCHEMES) {
    for (const status of STATUSES) {
      for (const [title, attributes] of OPTIONS) {
        it(`is enough in every pair of colours, ${scheme}, ${status}, ${title}`, async () => {
          setScheme(scheme);
          const element = await POSES[status](attributes);
          expect(tooLow(element)).to.deep.equal([]);
        });
      }
    }

    it(`is enough for what failed, and for a period that is refused, ${scheme}`, async () => {
      setScheme(scheme);
      const element = await POSES['error-more']({ 'filter-controls': 'period' });
      const [from, to] = element.shadowRoot!.querySelectorAll('input');
      from!.value = '2025-12-02';
      to!.value = '2025-12-01';
      from!.form!.requestSubmit();
      await element.updateComplete;
      expect(element.shadowRoot!.querySelectorAll('#refusal, [part=message]')).to.have.length(2);
      expect(tooLow(element)).to.deep.equal([]);
    });
  }

  it('would be seen to be too low', async () => {
    setScheme('light');
    const element = await POSES.ready({ 'filter-controls': 'period' });
    element.style.setProperty('--client-leads-muted', '#aaa');
    element.style.setProperty('--client-leads-accent', '#9cf');
    const found = tooLow(element).map((line) => line.split(' ')[0]);
    expect(found).to.include.members(['time', 'number', 'INPUT', 'BUTTON']);
  });
});

/** Texts below 4.5:1 and borders of controls below 3:1. */
function tooLow(element: ClientLeads): string[] {
  const root = element.shadowRoot!;
  const texts = elementsWithText(root)
    .map((node) => [node.className, textContrast(node)] as const)
    .filter(([, ratio]) => ratio < 4.5);
  const controls = [...root.querySelectorAll('.button,input')]
    .map((node) => [node.nodeName, borderContrast(node)] as const)
    .filter(([, ratio]) => ratio < 3);
  return [...texts, ...controls].map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);
}
