import { expect } from '@open-wc/testing';
import { Drawing, ENGLISH } from '../helpers/drawing.js';
import { lead } from '../helpers/leads.js';

const LEAD = lead(7, {
  time: { iso: '2025-12-22T02:25:53' },
  subject: 'Баллы не начислены',
  type: 'Претензия',
  source: 'Сайт',
});

const SHORTENED = ['.subject', 'time', '.meta > [aria-hidden]'];

/** Moves the pointer over elements, or away from them. */
function point(type: 'pointerover' | 'pointerout', elements: readonly HTMLElement[]): void {
  for (const element of elements) {
    element.dispatchEvent(new PointerEvent(type, { bubbles: true }));
  }
}

function titles(elements: readonly HTMLElement[]): string[] {
  return elements.map(({ title }) => title.replaceAll(/\s/g, ' '));
}

describe('the tooltip of a shortened text', () => {
  it('shows the whole text, or a full date, only under the pointer', () => {
    const drawing = new Drawing().drawList([LEAD]);
    const shortened = SHORTENED.map((selector) => drawing.find(selector));
    // A permanent title is announced together with the text, so readers would hear it twice.
    expect(titles(shortened)).to.deep.equal(['', '', '']);
    point('pointerover', [...shortened, drawing.find('.number'), drawing.find('.row')]);
    expect(titles(shortened)).to.deep.equal([
      'Баллы не начислены',
      'понедельник, 22 декабря 2025 г. в 02:25',
      'Претензия · Сайт',
    ]);
    expect(drawing.all('[title]')).to.have.length(3);
    point('pointerout', shortened);
    expect(drawing.all('[title]')).to.have.length(0);
  });

  it('is removed with its text, and with no other', async () => {
    const drawing = new Drawing().drawList([LEAD]);
    const shortened = SHORTENED.map((selector) => drawing.find(selector));
    const haveTitles = () => shortened.map(({ title }) => title !== '');
    point('pointerover', shortened);
    drawing.drawList([{ ...LEAD, number: 8 }]);
    // The observer runs in a microtask.
    await Promise.resolve();
    expect(haveTitles()).to.deep.equal([true, true, true]);
    const changed = { ...LEAD, subject: 'Другая тема', type: 'Вопрос' };
    drawing.drawList([changed]);
    await Promise.resolve();
    expect(haveTitles()).to.deep.equal([false, true, false]);
    point('pointerover', shortened);
    expect(shortened[0]!.title).to.equal('Другая тема');
    drawing.drawList([changed], { language: ENGLISH });
    await Promise.resolve();
    expect(haveTitles()).to.deep.equal([true, false, true]);
  });
});
