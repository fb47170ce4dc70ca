import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, type HostRow, type ScriptedAnswer } from '../helpers/demo-host.js';
import { has, loadMoreButton, mountFor, part, rows, settled, summary } from '../helpers/element.js';
import { laidOut } from '../helpers/geometry.js';

/** Rows of one line each, of this year, with the fields of placeholders. */
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

/** A first page that is held until the host releases it. */
async function loading(
  count: number,
  attributes: Record<string, string> = {},
  { width = 600, fontSize = 16 } = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: alike(count) });
  await host.answer({ hold: true });
  const element = mountFor(host, attributes);
  element.style.cssText = `width: ${width}px; font: ${fontSize}px/1.5 sans-serif`;
  await host.holds(1);
  await element.updateComplete;
  return [element, host];
}

/** A list whose next page is held until the host releases it. */
async function loadingMore(
  count: number,
  { length = '3', answer = {} }: { length?: string; answer?: ScriptedAnswer } = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: alike(count) });
  const element = mountFor(host, { length });
  element.style.cssText = 'width: 800px; font: 16px/1.5 sans-serif';
  await settled(element);
  await host.answer({ ...answer, hold: true });
  loadMoreButton(element)?.click();
  await host.holds(1);
  await element.updateComplete;
  return [element, host];
}

function placeholders(element: ClientLeads): HTMLElement[] {
  return [...(part(element, 'skeleton')?.querySelectorAll<HTMLElement>('.row') ?? [])];
}

function lineOf(node: Element): number[] {
  const { top, height } = node.getBoundingClientRect();
  return [top, height];
}

function expectLines(actual: readonly number[][], expected: readonly number[][]): void {
  expect(actual).to.have.length(expected.length);
  for (const [index, value] of actual.flat().entries()) {
    expect(value, `number ${index}`).to.be.closeTo(expected.flat()[index]!, 1);
  }
}

describe('the skeleton of the first page', () => {
  for (const [title, attributes, count, hasButton] of [
    ['six rows', {}, 6, false],
    ['a smaller page, which may be full', { length: '4' }, 4, true],
    ['as many rows as the page expects', { 'skeleton-rows': '9' }, 9, false],
    ['a page if the page expects more', { 'skeleton-rows': '1250', length: '4' }, 4, true],
    ['no rows if the page expects none', { 'skeleton-rows': '0' }, 0, false],
  ] as const) {
    it(`has ${title}, and no summary`, async () => {
      const [element] = await loading(2, attributes);
      expect(placeholders(element)).to.have.length(count);
      expect(has(element, 'skeleton')).to.equal(count > 0);
      const button = element.shadowRoot!.querySelector('.more.is-placeholder');
      expect(button !== null).to.equal(hasButton);
      const sentence = part(element, 'summary');
      expect(sentence ? getComputedStyle(sentence).visibility : 'hidden').to.equal('hidden');
    });
  }

  for (const [lang, fontSize, width] of [
    ['ru', 16, 240],
    ['en', 16, 360],
    ['ru', 32, 360],
    ['ru', 16, 900],
    ['en', 32, 900],
  ] as const) {
    it(`has everything in place if the page expects the count, ${lang}, ${fontSize} px text, ${width} px`, async () => {
      for (const count of [0, 3, 4, 5, 137]) {
        const attributes = {
          ...{ length: '4', 'skeleton-rows': String(count), lang },
          'filter-controls': 'period',
        };
        const [element, host] = await loading(count, attributes, { width, fontSize });
        const below = document.createElement('div');
        element.after(below);
        const places = () =>
          [element.shadowRoot!.querySelector('.row, .notice')!, below].map((node) => [
            node.getBoundingClientRect().top,
          ]);
        const before = places();
        await host.release();
        await settled(element);
        await laidOut();
        expectLines(places(), before);
        expect(loadMoreButton(element) !== null, `${count} rows`).to.equal(count > 4);
        element.parentElement!.remove();
      }
    });
  }

  for (const [lang, fontSize] of [
    ['ru', 16],
    ['en', 16],
    ['ru', 32],
  ] as const) {
    it(`leaves the rows where they begin at every width, ${lang}, ${fontSize} px text`, async () => {
      const attributes = { lang, 'filter-controls': 'search' };
      const [element, host] = await loading(1250, attributes, { fontSize });
      const places = () =>
        Array.from({ length: 80 }, (_, index) => {
          element.style.width = `${200 + 10 * index}px`;
          return lineOf(element.shadowRoot!.querySelector('.row:not([hidden])')!)[0];
        });
      const before = places();
      await host.release();
      await settled(element);
      expect(places()).to.deep.equal(before);
      element.filter = { search: 'баллы' };
      await oneEvent(element, 'leads-load');
      expect(summary(element)).to.contain('219');
      expect(places()).to.deep.equal(before);
    });
  }
});

describe('a press of load-more', () => {
  it('moves nothing visible when the rows arrive, even below the first page', async () => {
    const [element, host] = await loadingMore(60, { length: '20' });
    // The page continues below: WebKit first lays the list out without its new rows.
    element.after(Object.assign(document.createElement('div'), { style: 'height: 300vh' }));
    placeholders(element)[0]!.scrollIntoView({ block: 'center' });
    await laidOut();
    const expected = placeholders(element).slice(0, 2).map(lineOf);
    await host.release();
    for (let frames = 0; frames < 3;) {
      await nextFrame();
      const first = rows(element).slice(20, 22);
      if (first.length > 0) {
        frames += 1;
        expectLines(first.map(lineOf), expected);
      }
    }
  });

  it('shows no more placeholders than there are rows left, outside the list, until the page fails', async () => {
    captureConsole('error');
    const [element, host] = await loadingMore(5, { answer: { status: 500 } });
    expect(placeholders(element)).to.have.length(2);
    expect(part(element, 'skeleton')!.closest('[role=list]') === null).to.equal(true);
    await host.release();
    await settled(element);
    expect(element.status).to.equal('error-more');
    expect(has(element, 'skeleton')).to.equal(false);
  });
});
