import { expect, nextFrame } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import '../../src/index.js';
import { type DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { part, readAll, rows, settled, showList } from '../helpers/element.js';
import { laidOut } from '../helpers/geometry.js';
import { waitUntil } from '../helpers/wait-until.js';

const COUNT = 1200;
const PAGE_SIZE = 200;

/** A list of many blocks. */
async function longList(): Promise<[ClientLeads, DemoHost]> {
  const [element, host] = await showList({ leads: manyRows(COUNT) }, { length: String(PAGE_SIZE) });
  await readAll(element);
  return [element, host];
}

/** Whether the browser has laid out a row instead of skipping it. */
function isDrawn(row: HTMLElement): boolean {
  return row.checkVisibility({ contentVisibilityAuto: true });
}

/** Scrolls to a row, and waits until it no longer moves. Returns its top. */
async function scrollTo(row: HTMLElement): Promise<number> {
  const top = () => row.getBoundingClientRect().top;
  let framesInPlace = 0;
  await waitUntil(async () => {
    const isInPlace = isDrawn(row) && Math.abs(top()) < 2;
    framesInPlace = isInPlace ? framesInPlace + 1 : 0;
    if (!isInPlace) {
      window.scrollBy(0, top());
    }
    await nextFrame();
    return framesInPlace > 3;
  }, 'the row is in place');
  return top();
}

describe('a long list', function () {
  this.timeout(40_000);

  it('has layout only near the viewport', async () => {
    const [element] = await longList();
    const all = rows(element);
    expect(all).to.have.length(COUNT);
    await scrollTo(all[0]!);
    const drawnOf = () => [0, 100, 300, 700, 1100].map((index) => isDrawn(all[index]!));
    expect(drawnOf()).to.deep.equal([true, false, false, false, false]);
    await scrollTo(all[1100]!);
    expect(drawnOf()).to.deep.equal([true, false, false, false, true]);
    await scrollTo(all[700]!);
    expect(drawnOf()).to.deep.equal([true, false, false, true, false]);
  });

  it('is inserted again when a filter is cleared, so that the browser skips its blocks', async () => {
    const [element] = await longList();
    const list = part(element, 'list')!;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(list.parentNode!, { childList: true });
    const isInserted = async (filter: ClientLeads['filter']) => {
      records.length = 0;
      element.filter = filter;
      await settled(element);
      return records.some(({ addedNodes }) => [...addedNodes].includes(list));
    };
    expect(await isInserted({ search: 'ие 7' })).to.equal(false);
    expect(await isInserted(null)).to.equal(true);
  });

  it('keeps visible rows in place when rows are added below and on top', async () => {
    const [element, host] = await longList();
    const row = rows(element)[1100]!;
    const before = await scrollTo(row);
    await host.change(
      { insert: { at: COUNT, row: hostRows(9002)[0]! } },
      { insert: { at: 0, row: hostRows(9001)[0]! } },
    );
    await element.refresh();
    await element.loadMore();
    await laidOut();
    expect(rows(element)).to.have.length(COUNT + 2);
    expect(rows(element).indexOf(row)).to.equal(1101);
    expect(row.getBoundingClientRect().top).to.be.closeTo(before, 2);
  });

  it('estimates the height of skipped rows from the width, under a filter too', async () => {
    const fields = { LeadStatusName: 'Новое', LeadTypeName: 'Тип', ProcTime: '2025-12-22T09:25' };
    const [element] = await showList(
      {
        leads: manyRows(COUNT).map((row) => ({ ...row, ...fields })),
      },
      { length: String(PAGE_SIZE) },
    );
    element.style.font = '16px/1.5 sans-serif';
    await readAll(element);
    const heightOf = (node: Element) => node.getBoundingClientRect().height;
    for (const width of [600, 800, 900]) {
      element.style.width = `${width}px`;
      element.filter = null;
      await settled(element);
      const height = heightOf(rows(element)[0]!);
      for (const filter of [null, { search: 'обращение' }]) {
        element.filter = filter;
        await settled(element);
        const last = rows(element).at(-1)!;
        const block = last.parentElement!;
        for (const taken of [heightOf(last), heightOf(block) / block.childElementCount]) {
          expect(taken, `${width} px`).to.be.closeTo(height, 10);
        }
      }
    }
  });
});
