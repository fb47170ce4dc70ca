import { expect } from '@open-wc/testing';
import { OPENING_EVENTS, rowActivation } from '../../src/views/row-activation.js';
import { Drawing } from '../helpers/drawing.js';
import { laidOut } from '../helpers/geometry.js';
import { leads } from '../helpers/leads.js';

type Options = Parameters<Drawing['drawList']>[1];

const LINKS = { leadHref: '/{id}' };
const BUTTONS = { selectable: true };

/** Two rows, with a log of the selected leads and of the links that are followed. */
function drawRows(options: Options, { isFollowed = true } = {}) {
  const drawing = new Drawing();
  const selected: number[] = [];
  const followed: string[] = [];
  const opened: string[] = [];
  const listener = rowActivation(drawing.renderRoot, {
    leads: () => leads(1, 2),
    onOpen: () => opened.push('opened'),
    onSelect: ({ id }) => {
      selected.push(id);
      return isFollowed;
    },
  });
  OPENING_EVENTS.forEach((type) => drawing.renderRoot.addEventListener(type, listener));
  drawing.host.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link && !event.defaultPrevented) {
      followed.push(link.getAttribute('href') ?? '');
    }
    event.preventDefault();
  });
  const timed = leads(1, 2).map((lead) => ({ ...lead, time: { iso: '2025-12-22T02:25:53' } }));
  drawing.drawList(timed, options);
  const controls = drawing.all('.subject');
  return { drawing, selected, followed, opened, first: controls[0]!, second: controls[1]! };
}

function click(target: Element, init: MouseEventInit = {}): void {
  const options = { bubbles: true, composed: true, cancelable: true, ...init };
  target.dispatchEvent(new MouseEvent('click', options));
}

describe('a click on the link or button of a row', () => {
  it('selects its lead, even after rows that a filter hides', () => {
    for (const options of [LINKS, BUTTONS]) {
      const { drawing, selected, first, second } = drawRows(options);
      click(second);
      click(first.querySelector('span')!);
      drawing.rows[0]!.hidden = true;
      second.click();
      expect(selected).to.deep.equal([2, 1, 2]);
    }
  });

  it('is left to the browser with a modifier key or the middle button, on a link', () => {
    const keys = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].map((key) => ({ [key]: true }));
    // Safari before 18.2 fires a click for the middle button.
    for (const init of [...keys, { button: 1 }]) {
      const { selected, followed, first } = drawRows(LINKS, { isFollowed: false });
      click(first, init);
      expect([selected, followed], Object.keys(init)[0]).to.deep.equal([[], ['/1']]);
    }
  });

  it('accepts any modifier key on a button, and only the main mouse button', () => {
    const { selected, first, second } = drawRows(BUTTONS);
    click(first, { ctrlKey: true });
    click(second, { metaKey: true, shiftKey: true, altKey: true });
    click(first, { button: 1 });
    expect(selected).to.deep.equal([1, 2]);
  });
});

describe('a click elsewhere in a row', () => {
  it('does nothing, even on a control that the page has drawn', () => {
    const renderLead = () =>
      Object.assign(document.createElement('button'), { className: 'subject' });
    for (const options of [{}, BUTTONS, { ...BUTTONS, renderLead }]) {
      const { drawing, selected } = drawRows(options);
      click(drawing.rows[0]!);
      click(drawing.find('.own button, .row .number'));
      expect(selected).to.deep.equal([]);
    }
  });

  it('meets the link or button, except on the number with a mouse', async () => {
    const isMouse = matchMedia('not (pointer: coarse)').matches;
    for (const options of [LINKS, BUTTONS]) {
      const { drawing, second } = drawRows(options);
      const row = drawing.rows[1]!;
      row.scrollIntoView();
      await laidOut();
      const hitAt = (x: number, y: number) => drawing.renderRoot.elementFromPoint(x, y);
      const box = row.getBoundingClientRect();
      const edges = [hitAt(box.left + 90, box.top + 2), hitAt(box.left + 90, box.bottom - 2)];
      expect(edges.every((hit) => hit === second)).to.equal(true);
      for (const field of row.querySelectorAll('.time, .number')) {
        const { left, top, width, height } = field.getBoundingClientRect();
        const isAbove = isMouse && field.matches('.number');
        const hit = hitAt(left + width / 2, top + height / 2);
        expect(hit === (isAbove ? field : second), field.className).to.equal(true);
      }
    }
  });
});
