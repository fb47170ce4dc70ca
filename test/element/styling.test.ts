import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mount, mountFor, part, settled, text } from '../helpers/element.js';
import { POSES, type Pose } from '../helpers/poses.js';

const FILTER = { 'filter-controls': 'period' };
const MARK = 'rgb(1, 2, 3)';

async function withEverything(): Promise<ClientLeads> {
  const host = await DemoHost.create({
    leads: [
      {
        Id: 1,
        Leads: 1,
        ProcTime: '2025-12-22T02:25:53',
        Subject: 'Тема',
        LeadStatusName: 'Новое',
        LeadTypeName: 'Тип',
        LeadMarkName: 'Метка',
        CountNotReadMessage: 1,
      },
      { Id: 2 },
    ],
  });
  return settled(mountFor(host, { length: '1', 'lead-href': '/{id}', ...FILTER }));
}

/** Where each part is to be seen. */
const PARTS: Record<string, Pose> = {
  heading: withEverything,
  summary: withEverything,
  filter: withEverything,
  list: withEverything,
  lead: withEverything,
  subject: withEverything,
  number: withEverything,
  time: withEverything,
  'lead-unread': withEverything,
  status: withEverything,
  'status-neutral': withEverything,
  meta: withEverything,
  mark: withEverything,
  unread: withEverything,
  'load-more': withEverything,
  message: POSES.error,
  retry: POSES.error,
  skeleton: POSES.loading,
};

type StyleProperty =
  'backgroundColor' | 'color' | 'borderTopColor' | 'borderTopLeftRadius' | 'paddingTop';

/** What each custom property decides, and where that is seen. */
const PROPERTIES: [string, string, string, StyleProperty, string][] = [
  ['accent', MARK, '[part=unread]', 'backgroundColor', MARK],
  ['accent', MARK, '[part=load-more]', 'color', MARK],
  ['accent', MARK, 'a', 'color', MARK],
  ['text', MARK, '[part=heading]', 'color', MARK],
  ['text', MARK, '[part~=status]', 'color', MARK],
  ['muted', MARK, '[part=meta]', 'color', MARK],
  ['surface', MARK, '[part=list]', 'backgroundColor', MARK],
  ['surface', MARK, '[part=load-more]', 'backgroundColor', MARK],
  ['border-color', MARK, '[part=list]', 'borderTopColor', MARK],
  ['border-radius', '3px', '[part=list]', 'borderTopLeftRadius', '3px'],
  ['border-radius', '3px', '[part=load-more]', 'borderTopLeftRadius', '3px'],
  ['gap', '40px', '[part~=lead]', 'paddingTop', '40px'],
];

describe('styling', () => {
  for (const [name, pose] of Object.entries(PARTS)) {
    it(`lets a page style ::part(${name})`, async () => {
      const sheet = document.createElement('style');
      sheet.textContent = `client-leads::part(${name}) { color: ${MARK}; outline: 7px solid; }`;
      document.head.append(sheet);
      const element = await pose();
      const { color, outlineWidth } = getComputedStyle(part(element, name)!);
      sheet.remove();
      expect([color, outlineWidth]).to.deep.equal([MARK, '7px']);
    });
  }

  for (const [name, value, selector, property, expected] of PROPERTIES) {
    it(`lets a page set --client-leads-${name}: ${selector} ${property}`, async () => {
      const element = await withEverything();
      const node = element.shadowRoot!.querySelector(selector)!;
      expect(getComputedStyle(node)[property]).not.to.equal(expected);
      // From any ancestor.
      element.parentElement!.style.setProperty(`--client-leads-${name}`, value);
      expect(getComputedStyle(node)[property]).to.equal(expected);
    });
  }

  it('lets a page set --client-leads-danger', async () => {
    const element = await POSES.error();
    element.style.setProperty('--client-leads-danger', MARK);
    expect(getComputedStyle(part(element, 'message')!).color).to.equal(MARK);
  });

  it('has the font, the size and the colour scheme of the page', async () => {
    const element = await POSES.ready();
    element.parentElement!.style.cssText = 'font: 20px monospace; color-scheme: dark';
    const { fontFamily, fontSize } = getComputedStyle(part(element, 'lead')!);
    expect([fontFamily, fontSize]).to.deep.equal(['monospace', '20px']);
    expect(getComputedStyle(part(element, 'list')!).backgroundColor).to.equal('rgb(28, 33, 40)');
    element.parentElement!.style.colorScheme = 'light';
    expect(getComputedStyle(part(element, 'list')!).backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  for (const [slot, pose] of [
    ['heading', POSES.ready],
    ['footer', POSES.ready],
    ['empty', POSES.empty],
    ['error', POSES.error],
  ] as const) {
    it(`shows what a page puts into the slot ${slot}`, async () => {
      const element = await pose();
      const own = document.createElement('div');
      own.slot = slot;
      own.textContent = 'Своё';
      element.append(own);
      const assigned = element.shadowRoot!.querySelector<HTMLSlotElement>(`slot[name=${slot}]`)!;
      expect(assigned.assignedElements()[0] === own).to.equal(true);
      expect(own.offsetHeight).to.be.above(0);
      expect(text(assigned).length > 0).to.equal(slot !== 'footer');
    });
  }

  it('has a heading of the page stand where its own does', async () => {
    const element = await withEverything();
    const places = () => {
      const { right } = part(element, 'summary')!.getBoundingClientRect();
      const { top } = part(element, 'filter')!.getBoundingClientRect();
      return { right, top: top - element.getBoundingClientRect().top };
    };
    const own = places();
    const heading = document.createElement('h2');
    heading.slot = 'heading';
    heading.style.cssText = 'font-size: 1.25em; line-height: 1.25';
    heading.textContent = text(part(element, 'heading'));
    element.append(heading);
    expect(places()).to.deep.equal(own);
  });

  it('gives a status of a wide row the width of its words', async () => {
    const element = await withEverything();
    element.style.inlineSize = '1000px';
    const status = part(element, 'status')!;
    const words = document.createRange();
    words.selectNodeContents(status);
    const [own, inside] = [status, words].map((box) => box.getBoundingClientRect().width);
    const { paddingLeft, paddingRight, fontSize } = getComputedStyle(status);
    // Beside the padding there are the dot and its gap.
    const around = parseFloat(paddingLeft) + parseFloat(paddingRight) + 1.3 * parseFloat(fontSize);
    expect(own).to.be.closeTo(inside! + around, 4);
  });

  it('says what it does as a custom state', async () => {
    for (const [status, pose] of Object.entries(POSES)) {
      const element = await pose();
      expect(element.matches(`:state(${status})`), status).to.equal(true);
    }
  });

  it('gives no colour to what is not there', () => {
    const element = mount({});
    expect(element.shadowRoot?.querySelector('section') ?? null).to.equal(null);
  });
});
