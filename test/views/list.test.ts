import { expect } from '@open-wc/testing';
import { NO_LIST, type ListState } from '../../src/client-list/list-state.js';
import { blocksOf, type Block } from '../../src/model/blocks.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { renderList } from '../../src/views/list.js';
import { draw, Drawing, RUSSIAN } from '../helpers/drawing.js';
import { leads, range } from '../helpers/leads.js';
import { countReads } from '../helpers/stub.js';

const ROW_OPTIONS = {
  leadHref: null,
  selectable: false,
  statusTones: {},
  renderLead: null,
  log: new DeveloperLog(),
};

/** The view of a list of so many leads; a filter lets those with even ids pass. */
function viewOf(
  count: number,
  { isFiltered = false, total = count, isComplete = true, before = [] as readonly Block[] } = {},
) {
  const all = leads(...range(1, count));
  const matching = isFiltered ? all.filter(({ id }) => id % 2 === 0) : all;
  const progress = {
    matching: matching.length,
    loaded: count,
    total,
    isComplete,
    isWaitingOnly: false,
  };
  const filterResult = isFiltered ? progress : undefined;
  const list: ListState = { ...NO_LIST, leads: all, matching, total, filterResult };
  const blocks = blocksOf(all, matching, before);
  return { list, blocks, language: RUSSIAN, rowOptions: ROW_OPTIONS };
}

/** The place of a row in the list, as a screen reader hears it. */
function placeOf({ ariaPosInSet, ariaSetSize }: Element): string {
  return `${ariaPosInSet} of ${ariaSetSize}`;
}

describe('the rows of a list', () => {
  it('know their places in all that the API counts, and among those that match a filter', () => {
    for (const [view, expected] of [
      [viewOf(4, { total: 40 }), ['1 of 40', '2 of 40', '3 of 40', '4 of 40']],
      [viewOf(4, { isFiltered: true }), ['1 of 2', '2 of 2']],
      [viewOf(4, { isFiltered: true, isComplete: false }), ['1 of -1', '2 of -1']],
      // A list that has moved may have more rows than the API counts.
      [viewOf(2, { total: 1 }), ['1 of 2', '2 of 2']],
    ] as const) {
      const { rows } = draw(renderList(view, 0));
      const shown = rows.filter((row) => row.checkVisibility());
      expect(shown.map(placeOf)).to.deep.equal(expected);
    }
  });

  it('are in a list that is hidden if it shows none, and busy while more are loaded', () => {
    const listOf = (count: number, further: number) =>
      draw(renderList(viewOf(count), further)).find('#list');
    expect([listOf(0, 0).checkVisibility(), listOf(1, 0).checkVisibility()]).to.deep.equal([
      false,
      true,
    ]);
    expect([listOf(1, 0).ariaBusy, listOf(1, 3).ariaBusy]).to.deep.equal(['false', 'true']);
    expect(listOf(1, 3).querySelector('[part=skeleton]')!.children).to.have.length(3);
  });

  it('are skipped by the browser where they are far from the reader, in groups of blocks', () => {
    const drawing = draw(renderList(viewOf(1200), 0));
    const groups = [...drawing.find('#list').children].filter((node) => node.localName === 'div');
    expect(groups.map(({ className }) => className)).to.deep.equal(['', 'is-far', 'is-far']);
    const blocks = groups.flatMap((group) => [...group.children]);
    expect(blocks.every(({ childElementCount }) => childElementCount <= 25)).to.equal(true);
    expect(blocks.at(-1)!.className).to.equal('is-far');
  });

  it('are not drawn again with a block that has not changed', () => {
    const drawing = new Drawing();
    const first = viewOf(25, { total: 50 });
    drawing.draw(renderList(first, 0));
    const all = [...first.list.leads, ...leads(...range(26, 50))];
    const blocks = blocksOf(all, all, first.blocks);
    const reads = countReads(blocks[0]!, 'positions');
    const list = { ...first.list, leads: all, matching: all };
    drawing.draw(renderList({ ...first, list, blocks }, 0));
    expect([drawing.rows.length, reads()]).to.deep.equal([50, 0]);
    drawing.draw(renderList({ ...first, list: { ...list, total: 60 }, blocks }, 0));
    expect(reads()).to.be.greaterThan(0);
  });
});
