import { expect } from '@open-wc/testing';
import { rowActivation } from '../../src/views/row-activation.js';
import { Drawing } from '../helpers/drawing.js';
import { leads } from '../helpers/leads.js';
import { laidOut } from '../helpers/geometry.js';

type Options = Parameters<Drawing['drawList']>[1];

const LINKS = { leadHref: '/{id}' };
const BUTTONS = { selectable: true };

/** Rows to activate, with a selection of text and a log of followed links. */
function drawRows(options: Options, { isFollowed = true } = {}) {
  const drawing = new Drawing();
  const drawn = leads(1, 2).map((lead) => ({ ...lead, time: { iso: '2025-12-22T02:25:53' } }));
  const selected: number[] = [];
  const followed: string[] = [];
  const listener = rowActivation({
    leads: () => leads(1, 2),
    onSelect: ({ id }) => {
      selected.push(id);
      return isFollowed;
    },
  });
  drawing.renderRoot.addEventListener('pointerdown', listener);
  drawing.renderRoot.addEventListener('click', listener);
  drawing.host.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link && !event.defaultPrevented) {
      followed.push(link.getAttribute('href') ?? '');
    }
    event.preventDefault();
  });
  drawing.drawList(drawn, options);
  const [first, second] = drawing.rows.map((row) => ({
    row,
    control: row.querySelector<HTMLElement>('.subject')!,
    number: row.querySelector<HTMLElement>('.number')!,
  }));
  return { drawing, selected, followed, first: first!, second: second! };
}

/** Like a pointer: pressed at one place, released at another. */
function clickAt(
  target: Element,
  init: MouseEventInit = {},
  { strayX = 0, pointerType = '', Click = MouseEvent } = {},
): void {
  const options = { bubbles: true, composed: true, cancelable: true, clientX: 10, clientY: 10 };
  target.dispatchEvent(new PointerEvent('pointerdown', { ...options, pointerType }));
  const clickInit = { ...options, ...init, clientX: options.clientX + strayX, pointerType };
  target.dispatchEvent(new Click('click', clickInit));
}

describe('a click in a row', () => {
  it('follows its link, but not after a text selection', () => {
    const { drawing, followed, first, second } = drawRows(LINKS);
    let clicks = 0;
    drawing.host.addEventListener('click', () => clicks++);
    clickAt(first.number, {}, { strayX: 40 });
    expect(followed).to.deep.equal([]);
    // The event still reaches the page.
    expect(clicks).to.equal(1);
    clickAt(first.number, {}, { strayX: 3 });
    clickAt(second.control);
    expect(followed).to.deep.equal(['/1', '/2']);
  });

  it('follows its link if an assistive tool clicks, even after a pointer', () => {
    const { followed, first, second } = drawRows(LINKS);
    second.number.click();
    clickAt(first.number);
    second.number.click();
    expect(followed).to.deep.equal(['/2', '/1', '/2']);
  });

  it('selects its lead, once for each click, even after rows that a filter hides', () => {
    const { selected, first, second } = drawRows(BUTTONS);
    clickAt(second.control);
    clickAt(first.row);
    first.control.click();
    first.row.hidden = true;
    clickAt(second.row);
    expect(selected).to.deep.equal([2, 1, 1, 2]);
  });

  it('is one click for the page, anywhere in a row, with its target in the path', () => {
    for (const options of [LINKS, BUTTONS]) {
      const { drawing, second } = drawRows(options);
      const heard: boolean[] = [];
      drawing.host.addEventListener('click', (event) => {
        heard.push(event.composedPath().includes(second.control));
      });
      clickAt(second.number);
      clickAt(second.control);
      second.control.click();
      expect(heard).to.deep.equal([true, true, true]);
    }
  });

  it('does nothing with a mouse on the number, which people copy', () => {
    // In older browsers, a click is no `PointerEvent`.
    for (const Click of [PointerEvent, MouseEvent]) {
      for (const options of [LINKS, BUTTONS]) {
        const { drawing, selected, followed, first } = drawRows(options);
        clickAt(first.number, {}, { pointerType: 'mouse', Click });
        expect([selected, followed]).to.deep.equal([[], []]);
        for (const pointerType of ['touch', 'pen']) {
          clickAt(first.number, {}, { pointerType, Click });
        }
        clickAt(drawing.find('.row'), {}, { pointerType: 'mouse', Click });
        expect(selected).to.deep.equal([1, 1, 1]);
      }
    }
  });

  it('is left to the browser with a modifier key or the middle button, on a link or next to it', () => {
    const keys = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].map((key) => ({ [key]: true }));
    // Safari before 18.2 fires a click for the middle button.
    for (const init of [...keys, { button: 1 }]) {
      const { selected, followed, first, second } = drawRows(LINKS, { isFollowed: false });
      clickAt(first.control, init);
      clickAt(second.row, init);
      expect([selected, followed], Object.keys(init)[0]).to.deep.equal([[], ['/1', '/2']]);
    }
  });

  it('accepts any modifier key on a button, and only the main mouse button', () => {
    const { selected, first, second } = drawRows(BUTTONS);
    clickAt(first.control, { ctrlKey: true });
    clickAt(second.row, { metaKey: true, shiftKey: true, altKey: true });
    clickAt(first.control, { button: 1 });
    clickAt(second.row, { button: 1 });
    expect(selected).to.deep.equal([1, 2]);
  });

  it('does nothing in a row without a target, or one that the page has drawn', () => {
    const renderLead = () =>
      Object.assign(document.createElement('button'), { className: 'subject' });
    for (const options of [{}, { ...BUTTONS, renderLead }]) {
      const { drawing, selected } = drawRows(options);
      let clicks = 0;
      drawing.host.addEventListener('click', () => clicks++);
      clickAt(drawing.rows[0]!);
      clickAt(drawing.find('.row button, .row .number'));
      expect([selected, clicks]).to.deep.equal([[], 2]);
    }
  });

  it('can begin in any field, since no overlay covers its text, which can be selected', async () => {
    const { drawing, first } = drawRows(LINKS);
    first.row.scrollIntoView();
    await laidOut();
    // The line of status and date is no field: between them, a click meets the row.
    for (const field of first.row.querySelectorAll(
      ':scope > :not([hidden], .state), .state > :not([hidden])',
    )) {
      const { left, top, width, height } = field.getBoundingClientRect();
      const hit = drawing.renderRoot.elementFromPoint(left + width / 2, top + height / 2);
      expect(field.contains(hit), field.className).to.equal(true);
      expect(getComputedStyle(field).userSelect).not.to.equal('none');
    }
  });
});
