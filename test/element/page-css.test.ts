import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { rows } from '../helpers/element.js';
import { laidOut, overflowing } from '../helpers/geometry.js';
import { EVERYTHING, POSES } from '../helpers/poses.js';
import { addStyle } from '../helpers/style-sheets.js';

/** The positions and looks of everything, except those that the page may set. */
async function shapeOf(element: ClientLeads): Promise<string[]> {
  element.parentElement!.style.setProperty('width', '640px', 'important');
  element.parentElement!.style.setProperty('display', 'block', 'important');
  const widget = element.shadowRoot!.querySelector<HTMLElement>('.widget')!;
  widget.style.font = '16px / 1.45 monospace';
  widget.style.color = 'black';
  element.scrollIntoView();
  await laidOut();
  const origin = widget.getBoundingClientRect();
  return [...widget.querySelectorAll('*:not(slot)')].map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const { color, fontSize, textTransform, display } = getComputedStyle(node);
    const isDrawn = node.getClientRects().length > 0;
    const place = isDrawn ? [left - origin.left, top - origin.top] : [];
    const box = [...place, width, height].map((length) => length.toFixed(2));
    return [node.localName, ...box, color, fontSize, textTransform, display].join(' ');
  });
}

/** Returns the expected line for one that differs by half a pixel at most, as Firefox snaps text. */
function near(line: string, expected: string): string {
  const words = expected.split(' ');
  const isNear = line.split(' ').every((word, index) => {
    const other = words[index] ?? '';
    return word === other || Math.abs(Number(word) - Number(other)) <= 0.5;
  });
  return isNear ? expected : line;
}

describe('page CSS', () => {
  const LOUD = 'html body * { all: unset !important; }';

  for (const [title, css] of [
    ['resets everything', LOUD],
    ['resets everything on the element', 'client-leads { all: unset !important; }'],
    ['sets the size of rem', 'html { font-size: 62.5%; } body { font-size: 16px; }'],
    ['sets line-height: 0', 'body { line-height: 0; }'],
    [
      'sets text-transform, indent and white space',
      'body { text-transform: uppercase; text-indent: 3em; white-space: pre; text-align: center; }',
    ],
    [
      'styles every tag it knows',
      'div, span, section, header, h2, p, button, a, input, form, label, time, slot { display: inline !important; color: red !important; font: 40px serif !important; padding: 99px !important; float: right !important; }',
    ],
  ] as const) {
    it(`has no effect inside if it ${title}`, async () => {
      const pristine = await shapeOf(await POSES.ready(EVERYTHING));
      const loud = await POSES.ready(EVERYTHING);
      addStyle(css);
      const shape = await shapeOf(loud);
      const seen = shape.map((line, index) => near(line, pristine[index] ?? ''));
      expect(seen).to.deep.equal(pristine);
    });
  }

  it('mirrors the element with direction: rtl', async () => {
    addStyle('body { direction: rtl; }');
    const element = await POSES.ready();
    element.style.inlineSize = '900px';
    expect(overflowing(element)).to.deep.equal([]);
    expect(getComputedStyle(rows(element)[0]!).direction).to.equal('rtl');
  });

  it('does not show a hidden element', async () => {
    const element = await POSES.ready({ hidden: '' });
    addStyle('client-leads, client-leads[hidden] { display: block !important; }');
    expect(getComputedStyle(element).display).to.equal('none');
  });
});
