import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { part, settled, showList, text } from '../helpers/element.js';
import { type Pose, POSES } from '../helpers/poses.js';
import { addStyle } from '../helpers/style-sheets.js';

const MARK = 'rgb(1, 2, 3)';

async function withEverything(): Promise<ClientLeads> {
  const row = {
    Id: 1,
    Leads: 1,
    ProcTime: '2025-12-22T02:25:53',
    Subject: 'Тема',
    LeadStatusName: 'Новое',
    LeadTypeName: 'Тип',
    LeadMarkName: 'Метка',
    CountNotReadMessage: 1,
  };
  const attributes = {
    ...{ length: '1', 'lead-href': '/{id}' },
    'filter-controls': 'search status waiting unread',
    'status-tones': '{ "Срочно": "attention" }',
  };
  const [element] = await showList({ leads: [row, { Id: 2 }] }, attributes);
  return element;
}

async function withSearch(): Promise<ClientLeads> {
  const [element] = await showList({ leads: 3 }, { 'filter-controls': 'search' });
  element.filter = { search: 'обращение' };
  return settled(element);
}

const PARTS: [Pose, string][] = [
  [
    withEverything,
    `heading summary filter list lead lead-unread subject unread status status-neutral time number
    mark meta load-more filter-search filter-status
    filter-all filter-waiting filter-unread`,
  ],
  [withSearch, 'filter-search-clear'],
  [POSES.error, 'message retry'],
  [POSES.loading, 'skeleton'],
];

type StyleProperty =
  'backgroundColor' | 'color' | 'borderTopColor' | 'borderTopLeftRadius' | 'paddingTop' | 'stroke';

/** The effect of each custom property, and where it is visible. */
const PROPERTIES: [string, string, string, StyleProperty][] = [
  ['accent', MARK, '[part=unread]', 'backgroundColor'],
  ['accent', MARK, '[part=load-more]', 'borderTopColor'],
  ['text', MARK, 'a', 'color'],
  ['text', MARK, '[part=heading]', 'color'],
  ['text', MARK, '[part~=status]', 'color'],
  ['muted', MARK, '[part=meta]', 'color'],
  ['text', MARK, '.search > .glyph', 'stroke'],
  ['surface', MARK, '[part=list]', 'backgroundColor'],
  ['surface', MARK, '[part=load-more]', 'backgroundColor'],
  ['border-color', MARK, '[part=list]', 'borderTopColor'],
  ['border-radius', '3px', '[part=list]', 'borderTopLeftRadius'],
  ['border-radius', '3px', '[part=load-more]', 'borderTopLeftRadius'],
  ['gap', '40px', '[part~=lead]', 'paddingTop'],
];

describe('styling', () => {
  for (const [pose, names] of PARTS) {
    it(`lets a page style the parts ${names}`, async () => {
      const element = await pose();
      for (const name of names.split(/\s+/)) {
        addStyle(`client-leads::part(${name}) { color: ${MARK}; outline: 7px solid; }`);
        const { color, outlineWidth } = getComputedStyle(part(element, name)!);
        expect([color, outlineWidth], name).to.deep.equal([MARK, '7px']);
      }
    });
  }

  it('lets a page set custom properties on any ancestor', async () => {
    const element = await withEverything();
    for (const [name, value, selector, property] of PROPERTIES) {
      const seen = () => getComputedStyle(element.shadowRoot!.querySelector(selector)!)[property];
      const set = (given: string) =>
        element.parentElement!.style.setProperty(`--client-leads-${name}`, given);
      expect(seen(), name).not.to.equal(value);
      set(value);
      expect(seen(), `${name} of ${selector}`).to.equal(value);
      set('');
    }
  });

  it('lets a page set the colour of each tone, and style its part', async () => {
    const element = await withEverything();
    for (const tone of STATUS_TONES.filter((name) => name !== 'neutral')) {
      element.statusTones = { Новое: tone };
      await element.updateComplete;
      const status = part(element, 'status')!;
      const { backgroundColor } = getComputedStyle(status);
      element.parentElement!.style.setProperty(`--client-leads-tone-${tone}`, MARK);
      expect(getComputedStyle(status).backgroundColor, tone).not.to.equal(backgroundColor);
      addStyle(`client-leads::part(status-${tone}) { color: ${MARK}; }`);
      expect(getComputedStyle(status).color, tone).to.equal(MARK);
    }
  });

  it('lets a page set the colour of a failure', async () => {
    const element = await POSES.error();
    const look = () => getComputedStyle(part(element, 'message')!).color;
    const before = look();
    element.parentElement!.style.setProperty('--client-leads-danger', MARK);
    expect(look()).not.to.equal(before);
  });

  it('can be read on a page that is dark only by its own colours', async () => {
    const card = '--client-leads-surface: #22272e; --client-leads-text: #eee; color-scheme: light';
    for (const [pose, name] of [
      [POSES.ready, '.unread'],
      [POSES['signed-out'], '.is-main'],
    ] as const) {
      const element = await pose();
      element.style.cssText = card;
      const { color, backgroundColor } = getComputedStyle(element.shadowRoot!.querySelector(name)!);
      // With a contrast of 6.7.
      expect([color, backgroundColor]).to.deep.equal(['rgb(255, 255, 255)', 'rgb(11, 92, 173)']);
    }
  });

  it("shows a chosen status at the side of the page's lines", async () => {
    const element = await POSES.ready({ 'filter-controls': 'status' });
    for (const [dir, side] of [
      ['ltr', 'left'],
      ['rtl', 'right'],
    ] as const) {
      element.dir = dir;
      expect(getComputedStyle(part(element, 'filter-status')!).textAlign).to.equal(side);
    }
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
    ['empty', POSES.empty],
    ['error', POSES.error],
    ['footer', POSES.ready],
  ] as const) {
    it(`shows the content of the slot ${slot}`, async () => {
      const element = await pose();
      const own = Object.assign(document.createElement('a'), { slot, href: '/', textContent: '?' });
      element.append(own);
      expect(own.assignedSlot?.name).to.equal(slot);
      expect(own.offsetHeight).to.be.above(0);
      expect(text(own.assignedSlot) !== '').to.equal(slot !== 'footer');
    });
  }
});
