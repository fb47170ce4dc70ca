import { expect, nextFrame } from '@open-wc/testing';
import '../../src/index.js';
import { generateLeads } from '../../demo/api/generate-leads.js';
import type { ClientLeads } from '../../src/index.js';
import { NOW } from '../fixtures/page-clock.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, type HostRow, type ScriptedAnswer } from '../helpers/demo-host.js';
import { has, loadMoreButton, mountFor, part, rows, settled, summary } from '../helpers/element.js';
import { isMissing, laidOut } from '../helpers/geometry.js';

/** Those of the demo pages, whose client has this number. */
const DEMO_ROWS = generateLeads(137, 1017, { now: NOW, language: 'ru' });

/** Rows with one line for each kind of field, of this year. */
function alike(count: number): HostRow[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Leads: 504_000 + index,
    ProcTime: '2025-12-22T20:20:00',
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
  { width = 600, fontSize = 16, answer = {} } = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: alike(count) });
  await host.answer({ ...answer, hold: true });
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

/** Adds what stands below an element. Returns its distance from the top of the viewport. */
function below(element: ClientLeads): () => number {
  const node = document.createElement('div');
  element.after(node);
  return () => node.getBoundingClientRect().top;
}

function skeletonRows(element: ClientLeads): number {
  return part(element, 'skeleton')?.children.length ?? 0;
}

function topOf(node: Element): number {
  return node.getBoundingClientRect().top;
}

describe('the skeleton of the first page', () => {
  for (const [title, attributes, count] of [
    ['three rows', {}, 3],
    ['a smaller page', { length: '2' }, 2],
    ['as many rows as the page expects', { 'skeleton-rows': '9' }, 9],
    ['a page if the page expects more', { 'skeleton-rows': '1250', length: '4' }, 4],
    ['no rows if the page expects none', { 'skeleton-rows': '0' }, 0],
  ] as const) {
    it(`has ${title}, and no summary`, async () => {
      const [element] = await loading(2, attributes);
      expect(skeletonRows(element)).to.equal(count);
      expect(summary(element)).to.equal('');
    });
  }

  for (const [lang, fontSize, width] of [
    ['ru', 16, 900],
    ['en', 32, 1800],
  ] as const) {
    it(`has the height of as many wide rows, ${lang}, ${fontSize} px text, ${width} px`, async () => {
      for (const count of [1, 3, 10]) {
        const attributes = { 'skeleton-rows': String(count), 'filter-controls': 'search', lang };
        const [element, host] = await loading(count, attributes, { width, fontSize });
        const bottom = below(element);
        const top = () => topOf(element.shadowRoot!.querySelector('.list')!);
        const before = [bottom(), top()];
        await host.release();
        await settled(element);
        await laidOut();
        expect(bottom(), `below ${count} rows`).to.be.closeTo(before[0]!, 3);
        expect(top(), `above ${count} rows`).to.equal(before[1]);
        element.parentElement!.remove();
      }
    });
  }

  it('is as high as wide rows with a mark, a badge and a tone', async () => {
    const fields = { LeadMarkName: 'Важное', CountNotReadMessage: 3 };
    const host = await DemoHost.create({
      leads: alike(20).map((row) => ({ ...row, ...fields })),
    });
    await host.answer({ hold: true });
    const element = mountFor(host, { 'skeleton-rows': '20' });
    element.statusTones = { Новое: 'attention' };
    element.style.cssText = 'width: 900px; font: 16px/1.5 sans-serif';
    await host.holds(1);
    await element.updateComplete;
    const bottom = below(element);
    const before = bottom();
    await host.release();
    await settled(element);
    await laidOut();
    expect(bottom()).to.be.closeTo(before, 3);
  });

  for (const [font, wideLimit] of [
    ['Liberation Sans', 0.01],
    ['Noto Sans', 0.01],
    // One subject has two lines.
    ['DejaVu Sans', 0.1],
  ] as const) {
    it(`stands where the first rows of the demo will stand, as high as these, in ${font}`, async () => {
      for (const [width, size, limit] of [
        [280, 16, 0.05],
        [312, 16, 0.05],
        [358, 16, 0.05],
        [900, 16, isMissing(font) ? 0.1 : wideLimit],
        [280, 32, 0.35],
      ] as const) {
        for (const controls of ['', 'search status unread']) {
          const host = await DemoHost.create({ leads: DEMO_ROWS });
          await host.answer({ hold: true });
          const element = mountFor(host, { 'lead-href': '/{id}', 'filter-controls': controls });
          element.style.cssText = `width: ${width}px; font: ${size}px/1.5 '${font}', sans-serif`;
          await host.holds(1);
          await element.updateComplete;
          const { top, bottom } = part(element, 'skeleton')!.getBoundingClientRect();
          await host.release();
          await settled(element);
          const at = `${width} px, ${size} px text, ${controls}`;
          expect(topOf(part(element, 'list')!), at).to.be.closeTo(top, 1);
          const height = rows(element)[2]!.getBoundingClientRect().bottom - top;
          expect((bottom - top) / height, at).to.be.within(1 - limit, 1 + limit);
          element.parentElement!.remove();
        }
      }
    });
  }

  it('has a bar in the place of the summary, but not while a failure is tried again', async () => {
    captureConsole('error');
    const [element, host] = await loading(30, {}, { answer: { status: 404 } });
    const bar = () => part(element, 'summary')!.querySelector('.bar');
    expect(bar()!.getBoundingClientRect().width).to.be.above(80);
    expect(bar()!.ariaHidden).to.equal('true');
    await host.release();
    await settled(element);
    expect(part(element, 'summary')!.hidden).to.equal(true);
    await host.answer({ hold: true });
    part(element, 'retry')!.click();
    await host.holds(1);
    await element.updateComplete;
    expect([element.status, part(element, 'summary')!.hidden]).to.deep.equal(['loading', true]);
    await host.release();
    await settled(element);
    expect([bar(), summary(element)]).to.deep.equal([null, 'Показано 20 из 30']);
  });
});

describe('a press of load-more', () => {
  it('moves nothing visible when the rows arrive, even below the first page', async () => {
    const [element, host] = await loadingMore(60, { length: '20' });
    // The page continues below: WebKit first lays the list out without its new rows.
    const rest = Object.assign(document.createElement('div'), { style: 'height: 300vh' });
    element.after(rest);
    const skeleton = part(element, 'skeleton')!;
    window.scrollBy(0, topOf(skeleton) - window.innerHeight / 2);
    await laidOut();
    const [expected, end] = [topOf(skeleton), topOf(rest)];
    await host.release();
    for (let frames = 0; frames < 3;) {
      await nextFrame();
      const first = rows(element)[20];
      if (first) {
        frames += 1;
        expect(topOf(first)).to.be.closeTo(expected, 1);
        expect(topOf(rest)).to.be.closeTo(end, 10);
      }
    }
  });

  it('shows no more placeholders than there are rows left, and none to hear, until the page fails', async () => {
    captureConsole('error');
    const [element, host] = await loadingMore(5, { answer: { status: 500 } });
    expect(skeletonRows(element)).to.equal(2);
    expect(part(element, 'skeleton')!.ariaHidden).to.equal('true');
    await host.release();
    await settled(element);
    expect(element.status).to.equal('error-more');
    expect(has(element, 'skeleton')).to.equal(false);
  });
});
