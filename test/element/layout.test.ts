import { expect, nextFrame } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, part, rows, settled } from '../helpers/element.js';
import { POSES } from '../helpers/poses.js';

const WORD = 'Щ'.repeat(10_000);
const EVERYTHING = {
  'filter-controls': 'search status unread period',
  begdate: '2000-01-01',
  'lead-href': '/{id}',
};

const sheets: HTMLStyleElement[] = [];

afterEach(() => {
  for (const sheet of sheets.splice(0)) {
    sheet.remove();
  }
});

/** A style sheet of the page, or of the reader where it goes into the shadow root. */
function addStyle(css: string, root: Node = document.head): void {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  root.appendChild(sheet);
  sheets.push(sheet);
}

/** What stands out of the element, sideways. */
function overflowing(element: ClientLeads): string[] {
  const { left, right } = element.getBoundingClientRect();
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')]
    .filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 1 && (box.left < left - 0.5 || box.right > right + 0.5);
    })
    .map((node) => node.className || node.localName);
}

/** Shows the controls that a narrow list folds, if it has any. */
async function unfold(element: ClientLeads): Promise<void> {
  part(element, 'filter-fold')?.click();
  await element.updateComplete;
}

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0;
}

describe('layout', () => {
  for (const [title, width, css] of [
    ['in a sidebar of 280 px', 280, ''],
    ['at 320 px', 320, ''],
    ['at 200 % text', 320, ':host { font-size: 200%; }'],
    [
      'with the spacing of WCAG 1.4.12',
      320,
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
    ],
  ] as const) {
    for (const [status, pose] of Object.entries(POSES)) {
      it(`does not scroll sideways ${title}, ${status}`, async () => {
        const element = await pose(EVERYTHING);
        await unfold(element);
        element.style.inlineSize = `${width}px`;
        addStyle(css, element.shadowRoot!);
        expect(overflowing(element)).to.deep.equal([]);
      });
    }

    it(`does not scroll sideways ${title} for words of 10,000 letters`, async () => {
      const host = await DemoHost.create({
        leads: [
          { Id: 1, Leads: 1, Subject: WORD, LeadStatusName: WORD, LeadMarkName: WORD },
          { Id: 2, LeadTypeName: WORD, CountNotReadMessage: 2_000_000_000 },
        ],
      });
      const element = await settled(mountFor(host, EVERYTHING));
      element.messages = { heading: WORD, loadMore: WORD, periodApply: WORD };
      element.style.inlineSize = `${width}px`;
      addStyle(css, element.shadowRoot!);
      await element.updateComplete;
      expect(overflowing(element)).to.deep.equal([]);
    });
  }

  it('would be seen to scroll', async () => {
    const element = await POSES.ready();
    element.style.inlineSize = '280px';
    addStyle('.subject { min-inline-size: 300px !important; }', element.shadowRoot!);
    expect(overflowing(element)).to.include('subject clamp');
  });

  it('is one column in a narrow container, and aligned columns in a wide one', async () => {
    const host = await DemoHost.create({ leads: 20 });
    const element = await settled(mountFor(host));
    const lefts = (name: string) =>
      new Set(
        [...element.shadowRoot!.querySelectorAll(`[part~=${name}]:not([hidden])`)].map((node) =>
          Math.round(node.getBoundingClientRect().left),
        ),
      );
    element.style.inlineSize = '900px';
    for (const name of ['subject', 'status', 'time', 'number']) {
      expect(lefts(name).size, name).to.equal(1);
    }
    element.style.inlineSize = '280px';
    expect(lefts('subject').size).to.equal(1);
    for (const row of rows(element)) {
      const [subject, ...others] = [
        ...row.querySelectorAll(':scope > :not([part=unread], [hidden])'),
      ].map((node) => node.getBoundingClientRect());
      expect(others.every(({ top }) => top >= subject!.bottom - 1)).to.equal(true);
    }
  });

  it('has no gap for what a row lacks, even if the page styles it', async () => {
    const host = await DemoHost.create({ leads: [{ Id: 1 }] });
    const element = await settled(mountFor(host));
    addStyle(`
      client-leads::part(status), client-leads::part(time), client-leads::part(number),
      client-leads::part(meta) { display: block !important; height: 100px }`);
    expect(rows(element)[0]!.getBoundingClientRect().height).to.be.below(100);
  });

  it('goes by its container, whatever the viewport', async () => {
    const element = await POSES.ready();
    const displays = [280, 900].map((width) => {
      element.style.inlineSize = `${width}px`;
      return getComputedStyle(rows(element)[0]!).display;
    });
    expect(displays).to.deep.equal(['flow-root', 'grid']);
  });

  it('has its columns from the right in a right-to-left page', async () => {
    const element = await POSES.ready();
    element.style.inlineSize = '900px';
    element.dir = 'rtl';
    const [row] = rows(element);
    const subject = row!.querySelector('[part=subject]')!.getBoundingClientRect();
    const time = row!.querySelector('[part=time]')!.getBoundingClientRect();
    expect(time.right).to.be.below(subject.left);
    expect(overflowing(element)).to.deep.equal([]);
  });

  it('has targets for a thumb', async () => {
    const element = await POSES.ready(EVERYTHING);
    element.style.inlineSize = '280px';
    await unfold(element);
    const controls = element.shadowRoot!.querySelectorAll('button,input,select');
    const targets = [...controls, ...rows(element)];
    expect(controls.length).to.equal(10);
    expect(targets.every((target) => heightOf(target) >= 43)).to.equal(true);
  });

  it('shifts nothing when the first page arrives', async function () {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
      this.skip();
    }
    const shifts: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.push((entry as PerformanceEntry & { value: number }).value);
      }
    });
    observer.observe({ type: 'layout-shift' });
    const host = await DemoHost.create({ leads: 30 });
    await host.answer({ hold: true });
    const element = mountFor(host, { 'filter-controls': 'period' });
    await host.holds(1);
    await drawn();
    await host.release();
    await settled(element);
    await drawn();
    expect(shifts).to.deep.equal([]);

    // A shift that is one, to show that one would be seen.
    const filter = part(element, 'filter')!;
    filter.style.marginBlockEnd = '200px';
    await drawn();
    await nextFrame();
    for (const entry of observer.takeRecords()) {
      shifts.push(entry.duration);
    }
    expect(shifts.length).to.be.above(0);
    observer.disconnect();
  });
});

describe('page CSS', () => {
  const LOUD = 'html body * { all: unset !important; }';

  for (const [title, css] of [
    ['resets everything', LOUD],
    ['resets everything on the element', 'client-leads { all: unset !important; }'],
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
    it(`has no say inside where it ${title}`, async () => {
      const pristine = await shapeOf(await POSES.ready(EVERYTHING));
      const loud = await POSES.ready(EVERYTHING);
      addStyle(css);
      const shape = await shapeOf(loud);
      const seen = shape.map((line, index) => near(line, pristine[index] ?? ''));
      expect(seen).to.deep.equal(pristine);
    });
  }

  it('makes nothing smaller by html { font-size: 62.5% }', async () => {
    const element = await POSES.ready(EVERYTHING);
    element.style.fontSize = '16px';
    const before = await shapeOf(element);
    addStyle('html { font-size: 62.5%; }');
    expect(await shapeOf(element)).to.deep.equal(before);
  });

  it('turns it round by direction: rtl', async () => {
    addStyle('body { direction: rtl; }');
    const element = await POSES.ready();
    element.style.inlineSize = '900px';
    expect(overflowing(element)).to.deep.equal([]);
    expect(getComputedStyle(rows(element)[0]!).direction).to.equal('rtl');
  });

  it('does not show it where it is hidden', async () => {
    const element = await POSES.ready({ hidden: '' });
    addStyle('client-leads, client-leads[hidden] { display: block !important; }');
    expect(getComputedStyle(element).display).to.equal('none');
  });

  for (const display of ['flex', 'inline-flex', 'grid', 'inline-grid']) {
    it(`leaves it a width as an item of ${display}, reset or not`, async () => {
      const element = await POSES.ready();
      const parent = element.parentElement!;
      parent.style.cssText = `display: ${display}; grid-template-columns: auto 1fr; inline-size: 600px`;
      const neighbour = document.createElement('p');
      neighbour.textContent = 'сосед '.repeat(200);
      parent.append(neighbour);
      expect(element.getBoundingClientRect().width).to.be.at.least(200);
      addStyle('client-leads { all: unset !important; }');
      expect(element.getBoundingClientRect().width).to.be.at.least(200);
      expect(overflowing(element)).to.deep.equal([]);
    });
  }
});

/** Blocks that come into sight have their own height from then on. */
async function drawn(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Where everything stands and how it looks, but for what is the page's own to say. */
async function shapeOf(element: ClientLeads): Promise<string[]> {
  element.parentElement!.style.setProperty('width', '640px', 'important');
  element.parentElement!.style.setProperty('display', 'block', 'important');
  const widget = element.shadowRoot!.querySelector<HTMLElement>('.widget')!;
  widget.style.font = '16px / 1.45 monospace';
  widget.style.color = 'black';
  element.scrollIntoView();
  await drawn();
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

/** Returns the expected line for one that is off by half a pixel at most, as Firefox snaps text. */
function near(line: string, expected: string): string {
  const words = expected.split(' ');
  const isNear = line.split(' ').every((word, index) => {
    const other = words[index] ?? '';
    return word === other || Math.abs(Number(word) - Number(other)) <= 0.5;
  });
  return isNear ? expected : line;
}
