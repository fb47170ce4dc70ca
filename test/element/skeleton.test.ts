import { expect, nextFrame } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  shownWork,
} from '../helpers/element.js';

const FIELDS = ['subject', 'status', 'time', 'number', 'meta'];

/** Rows of one line each, of this year, that have what placeholders have. */
function alike(count: number): HostRow[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Leads: 504_000 + index,
    ProcTime: `${new Date().getFullYear()}-12-22T20:20:00`,
    Subject: 'Баллы',
    LeadStatusName: 'Новое',
    LeadTypeName: 'Тип',
    LeadSourceName: 'Сайт',
  }));
}

/** A first page that does not come until the host lets it go. */
async function loading(
  leads: HostRow[],
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads });
  await host.answer({ hold: true });
  const element = mountFor(host, attributes);
  element.style.font = '16px/1.5 sans-serif';
  await host.holds(1);
  await element.updateComplete;
  return [element, host];
}

/** Where the list and what is below it stand, while the first page loads and once it is there. */
async function places(
  count: number,
  attributes: Record<string, string>,
  width = 600,
  fontSize = 16,
): Promise<{ before: number[]; after: number[]; element: ClientLeads }> {
  const [element, host] = await loading(alike(count), attributes);
  element.style.cssText = `width: ${width}px; font: ${fontSize}px/1.5 sans-serif`;
  const footer = document.createElement('div');
  element.after(footer);
  const tops = () =>
    [element.shadowRoot!.querySelector('.row, .notice')!, footer].map(
      (node) => node.getBoundingClientRect().top,
    );
  const before = tops();
  await host.release();
  await settled(element);
  await drawn();
  return { before, after: tops(), element };
}

/** A list whose next page has been asked for, and does not come until the host lets it go. */
async function loadingMore(
  leads: HostRow[],
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads });
  const element = mountFor(host, { length: '3', ...attributes });
  element.style.font = '16px/1.5 sans-serif';
  await settled(element);
  await host.answer({ hold: true });
  loadMoreButton(element)?.click();
  await host.holds(1);
  await element.updateComplete;
  return [element, host];
}

function placeholders(element: ClientLeads): HTMLElement[] {
  return [...(part(element, 'skeleton')?.querySelectorAll<HTMLElement>('.row') ?? [])];
}

/** Where rows and the lines of their fields stand: `top` and `height` of each. */
function geometry(of: readonly HTMLElement[]): number[] {
  return of.flatMap((row) => [
    ...lineOf(row),
    ...FIELDS.flatMap((name) => lineOf(row.querySelector(`.${name}`)!)),
  ]);
}

function lineOf(node: Element): number[] {
  const { top, height } = node.getBoundingClientRect();
  return [top, height];
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).to.have.length(expected.length);
  for (const [index, value] of actual.entries()) {
    expect(value, `number ${index}`).to.be.closeTo(expected[index]!, 1);
  }
}

function animationNames(element: ClientLeads): string[] {
  return element
    .shadowRoot!.getAnimations()
    .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : 'other'));
}

/** Blocks that come into sight have their own height from then on. */
async function drawn(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

describe('the skeleton of the first page', () => {
  for (const width of [280, 360, 600, 736, 1200]) {
    it(`stands where the rows will, at ${width} px`, async () => {
      const [element, host] = await loading(alike(6));
      element.style.width = `${width}px`;
      const expected = geometry(placeholders(element));
      expect(expected).to.have.length(6 * 12);
      await host.release();
      await settled(element);
      await drawn();
      expectClose(geometry(rows(element)), expected);
    });
  }

  it('has the columns of the rows in a wide container', async () => {
    const [element, host] = await loading(alike(6));
    element.style.width = '900px';
    const lefts = (of: readonly HTMLElement[]) =>
      FIELDS.map((name) => of[0]!.querySelector(`.${name}`)!.getBoundingClientRect().left);
    const expected = lefts(placeholders(element));
    await host.release();
    await settled(element);
    expectClose(lefts(rows(element)), expected);
  });

  for (const [title, attributes, count] of [
    ['six rows', {}, 6],
    ['a page that is smaller', { length: '4' }, 4],
    ['as many rows as the page knows of', { 'skeleton-rows': '9' }, 9],
    ['a page of rows if the page knows of more', { 'skeleton-rows': '1250', length: '4' }, 4],
    ['ten rows at the most', { 'skeleton-rows': '40', length: '40' }, 10],
    ['no rows if the page knows of none', { 'skeleton-rows': '0' }, 0],
  ] as const) {
    it(`has ${title}`, async () => {
      const [element] = await loading(alike(2), attributes);
      expect(placeholders(element)).to.have.length(count);
      expect(has(element, 'skeleton')).to.equal(count > 0);
    });
  }

  for (const width of [360, 900]) {
    it(`has room for all rows that the page knows of, at ${width} px`, async () => {
      const [element, host] = await loading(alike(40), { length: '40', 'skeleton-rows': '40' });
      element.style.width = `${width}px`;
      const { height } = part(element, 'skeleton')!.getBoundingClientRect();
      const [first, second] = placeholders(element).map(lineOf);
      expect(height).to.be.closeTo(40 * first![1]!, 2);
      expect(second![0]! - first![0]!).to.be.closeTo(first![1]!, 0.1);
      await host.release();
      await settled(element);
      await drawn();
      for (const row of rows(element)) {
        row.scrollIntoView();
        await nextFrame();
      }
      expect(part(element, 'list')!.getBoundingClientRect().height).to.be.closeTo(height, 2);
    });
  }

  it('keeps the place of the button if it fills a page', async () => {
    const { before, after, element } = await places(9, { length: '4' });
    expect(loadMoreButton(element) === null).to.equal(false);
    expectClose(after, before);
  });

  for (const lang of ['ru', 'en']) {
    for (const fontSize of [16, 32]) {
      for (const width of [240, 280, 360, 900]) {
        it(`has all in its place if the page knows the count, ${lang}, ${fontSize} px text, ${width} px`, async () => {
          for (const count of [3, 4, 5, 137]) {
            const attributes = { length: '4', 'skeleton-rows': String(count), lang };
            const { before, after, element } = await places(count, attributes, width, fontSize);
            expect(loadMoreButton(element) !== null, `${count} rows`).to.equal(count > 4);
            expectClose(after, before);
          }
        });

        it(`keeps the place of the empty list if the page knows of none, ${lang}, ${fontSize} px text, ${width} px`, async () => {
          const attributes = { 'skeleton-rows': '0', lang };
          const { before, after } = await places(0, attributes, width, fontSize);
          expectClose(after, before);
        });
      }
    }
  }

  it("keeps the place of the page's own text for the empty list", async () => {
    const [element, host] = await loading([], { 'skeleton-rows': '0' });
    const own = Object.assign(document.createElement('p'), { slot: 'empty', textContent: 'Пусто' });
    own.style.margin = '100px 0';
    element.append(own);
    const { height } = element.getBoundingClientRect();
    expect(getComputedStyle(own).visibility).to.equal('hidden');
    await host.release();
    await settled(element);
    expect(getComputedStyle(own).visibility).to.equal('visible');
    expect(element.getBoundingClientRect().height).to.equal(height);
  });

  it('has the sentence of the summary where it will stand, unseen and unheard', async () => {
    const [element] = await loading(alike(9), { length: '4', 'skeleton-rows': '9' });
    const placeholder = element.shadowRoot!.querySelector('.summary')!;
    expect(placeholder.textContent.trim()).to.equal('Показано 4 из 9');
    expect(getComputedStyle(placeholder).visibility).to.equal('hidden');
    expect(placeholder.getAttribute('aria-hidden')).to.equal('true');
  });

  it('is hidden from assistive technology', async () => {
    const [element] = await loading(alike(2), { length: '2' });
    const hidden = [...element.shadowRoot!.querySelectorAll('.row, .more')];
    expect(hidden).to.have.length(3);
    expect(hidden.every((node) => node.closest('[aria-hidden=true]'))).to.equal(true);
  });

  it('pulses as one: a layer for each bar would cost more than the rows', async () => {
    const [element] = await loading(alike(2), { 'skeleton-rows': '9' });
    expect(animationNames(element)).to.deep.equal(['pulse']);
  });

  it('is still for a second, in which most answers come', async () => {
    const [element] = await loading(alike(2), { 'skeleton-rows': '9' });
    const [pulse] = element.shadowRoot!.querySelector('.pulsing')!.getAnimations();
    expect(pulse?.effect?.getComputedTiming().delay).to.equal(1000);
  });

  for (const bad of ['-1', '2.5', '1e999', 'many']) {
    it(`has six rows for skeleton-rows="${bad}", and tells the console`, async () => {
      const errors = captureConsole('error');
      const [element] = await loading(alike(2), { 'skeleton-rows': bad });
      expect(placeholders(element)).to.have.length(6);
      expect(errors).to.deep.equal([
        '<client-leads> skeleton-rows must be 0 or more; the value is ignored.',
      ]);
    });
  }
});

describe('a press of load-more', () => {
  for (const width of [360, 900]) {
    it(`puts placeholders where the rows will stand, at ${width} px`, async () => {
      const [element, host] = await loadingMore(alike(8));
      element.style.width = `${width}px`;
      const expected = geometry(placeholders(element));
      expect(expected).to.have.length(3 * 12);
      const button = lineOf(loadMoreButton(element)!);
      await host.release();
      await settled(element);
      await drawn();
      expect(has(element, 'skeleton')).to.equal(false);
      expectClose(geometry(rows(element).slice(3)), expected);
      expectClose(lineOf(loadMoreButton(element)!), button);
    });
  }

  it('moves nothing in sight when the rows come, below the first page, too', async () => {
    const [element, host] = await loadingMore(alike(60), { length: '20' });
    // The page goes on below: WebKit lays the list out without its new rows at first.
    element.after(Object.assign(document.createElement('div'), { style: 'height: 300vh' }));
    placeholders(element)[0]!.scrollIntoView({ block: 'center' });
    await drawn();
    const place = 20;
    const expected = lineOf(placeholders(element)[0]!);
    await host.release();
    const seen: number[][] = [];
    while (seen.length < 5) {
      await nextFrame();
      const row = rows(element)[place];
      if (row) {
        seen.push(lineOf(row), lineOf(rows(element)[place + 1]!));
      }
    }
    const [top = NaN, height = NaN] = expected;
    for (const [index, line] of seen.entries()) {
      expectClose(line, index % 2 === 0 ? [top, height] : [top + height, height]);
    }
  });

  it('puts no more placeholders than rows are left', async () => {
    const [element] = await loadingMore(alike(5));
    expect(placeholders(element)).to.have.length(2);
  });

  it('has a spinner over the first of them and in the button, whose width is steady', async () => {
    const host = await DemoHost.create({ leads: alike(8) });
    const element = await settled(mountFor(host, { length: '3' }));
    const button = loadMoreButton(element)!;
    const { width } = button.getBoundingClientRect();
    await host.answer({ hold: true });
    button.click();
    await host.holds(1);
    await element.updateComplete;
    const spinners = [...element.shadowRoot!.querySelectorAll('.spinner')];
    const skeleton = part(element, 'skeleton');
    expect(spinners.map((spinner) => spinner.parentElement === skeleton)).to.deep.equal([
      true,
      false,
    ]);
    const box = (of: Element) => of.getBoundingClientRect();
    const first = placeholders(element)[0]!;
    expect(box(spinners[0]!).bottom).to.be.below(box(first).bottom);
    expect(shownWork(element)).to.equal('Загружаем…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.getBoundingClientRect().width).to.equal(width);
  });

  it('animates nothing but the spinners', async () => {
    const [element, host] = await loadingMore(alike(8));
    expect(animationNames(element)).to.deep.equal(['spin', 'spin']);
    await host.release();
    await settled(element);
    expect(animationNames(element)).to.deep.equal([]);
  });

  it('hides them from assistive technology, outside the list', async () => {
    const [element] = await loadingMore(alike(8));
    const skeleton = part(element, 'skeleton')!;
    expect(skeleton.getAttribute('aria-hidden')).to.equal('true');
    expect(skeleton.closest('[role=list]') === null).to.equal(true);
  });

  it('takes them away if the page fails', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: alike(8) });
    const element = await settled(mountFor(host, { length: '3' }));
    await host.answer({ status: 500 });
    const asked = element.loadMore();
    await element.updateComplete;
    await asked;
    expect(element.status).to.equal('error-more');
    expect(has(element, 'skeleton')).to.equal(false);
  });

  it('is what puts them there: a page that auto-load asks for has none', async () => {
    const host = await DemoHost.create({ leads: alike(8) });
    const element = mountFor(host, { length: '3', 'auto-load': '' });
    await settled(element);
    await host.answer({ hold: true });
    await host.holds(1);
    await element.updateComplete;
    expect(element.status).to.equal('loading-more');
    expect(has(element, 'skeleton')).to.equal(false);
  });
});

describe('the button for more', () => {
  it('is centred, and at most 20em wide', async () => {
    const host = await DemoHost.create({ leads: alike(8) });
    const element = mountFor(host, { length: '3' });
    element.style.cssText = 'width: 800px; font: 16px/1.5 sans-serif';
    await settled(element);
    const list = part(element, 'list')!.getBoundingClientRect();
    const button = loadMoreButton(element)!.getBoundingClientRect();
    expect(button.width).to.equal(20 * 16);
    expect(button.left - list.left).to.be.closeTo(list.right - button.right, 1);
  });

  it('does not turn grey while it works', async () => {
    const host = await DemoHost.create({ leads: alike(8) });
    const element = await settled(mountFor(host, { length: '3' }));
    const colors = () => {
      const { color, borderTopColor } = getComputedStyle(loadMoreButton(element)!);
      return [color, borderTopColor];
    };
    const before = colors();
    await host.answer({ hold: true });
    void element.loadMore();
    await host.holds(1);
    await element.updateComplete;
    expect(colors()).to.deep.equal(before);
  });
});
