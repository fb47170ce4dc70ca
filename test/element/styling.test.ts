import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Lead } from '../../src/index.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { part, settled, showList, text } from '../helpers/element.js';
import { type Pose, POSES } from '../helpers/poses.js';
import { captureConsole } from '../helpers/stub.js';
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
  const attributes = { length: '1', 'lead-href': '/{id}', 'filter-controls': 'period' };
  const [element] = await showList({ leads: [row, { Id: 2 }] }, attributes);
  return element;
}

/** A list with a filter that leaves one row. */
async function withControls(): Promise<ClientLeads> {
  const attributes = {
    'filter-controls': 'search status unread period',
    'group-by': 'month',
  };
  const [element] = await showList({ leads: 3 }, attributes);
  const [{ subject, status }] = element.leads as [Lead];
  element.filter = { search: subject, status };
  return settled(element);
}

/** The selector of each part. */
const PARTS: [Pose, string[]][] = [
  [withEverything, ['heading', 'summary', 'filter', 'list', 'lead', 'lead-unread', 'load-more']],
  [withEverything, ['subject', 'unread', 'status', 'status-neutral', 'time', 'number', 'mark']],
  [withEverything, ['meta', 'progress']],
  [withControls, ['filter-search', 'filter-search-clear', 'filter-status']],
  [withControls, ['filter-unread', 'filter-period', 'group-label']],
  [POSES.error, ['message', 'retry']],
  [POSES.loading, ['skeleton']],
];

type StyleProperty =
  'backgroundColor' | 'color' | 'borderTopColor' | 'borderTopLeftRadius' | 'paddingTop';

/** The effect of each custom property, and where it is visible. */
const PROPERTIES: [string, string, string, StyleProperty, Pose?][] = [
  ['accent', MARK, '[part=unread]', 'backgroundColor'],
  ['accent', MARK, '[part=load-more]', 'color'],
  ['accent', MARK, 'a', 'color'],
  ['text', MARK, '[part=heading]', 'color'],
  ['text', MARK, '[part~=status]', 'color'],
  ['muted', MARK, '[part=meta]', 'color'],
  ['surface', MARK, '[part=list]', 'backgroundColor'],
  ['surface', MARK, '[part=load-more]', 'backgroundColor'],
  ['border-color', MARK, '[part=list]', 'borderTopColor'],
  ['border-radius', '3px', '[part=list]', 'borderTopLeftRadius'],
  ['border-radius', '3px', '[part=load-more]', 'borderTopLeftRadius'],
  ['gap', '40px', '[part~=lead]', 'paddingTop'],
  ['danger', MARK, '[part=message]', 'color', POSES.error],
];

describe('styling', () => {
  for (const [pose, names] of PARTS) {
    it(`lets a page style the parts ${names.join(', ')}`, async () => {
      const element = await pose();
      for (const name of names) {
        addStyle(`client-leads::part(${name}) { color: ${MARK}; outline: 7px solid; }`);
        const { color, outlineWidth } = getComputedStyle(part(element, name)!);
        expect([color, outlineWidth], name).to.deep.equal([MARK, '7px']);
      }
    });
  }

  for (const [name, value, selector, property, pose = withEverything] of PROPERTIES) {
    it(`lets a page set --client-leads-${name}: ${selector} ${property}`, async () => {
      const element = await pose();
      const node = element.shadowRoot!.querySelector(selector)!;
      expect(getComputedStyle(node)[property]).not.to.equal(value);
      // Set on any ancestor.
      element.parentElement!.style.setProperty(`--client-leads-${name}`, value);
      expect(getComputedStyle(node)[property]).to.equal(value);
    });
  }

  for (const tone of STATUS_TONES.filter((name) => name !== 'neutral')) {
    it(`lets a page set the colour of the tone ${tone}, and style its part`, async () => {
      const element = await withEverything();
      element.statusTones = { Новое: tone };
      await element.updateComplete;
      const status = part(element, 'status')!;
      const { backgroundColor } = getComputedStyle(status);
      element.parentElement!.style.setProperty(`--client-leads-tone-${tone}`, MARK);
      expect(getComputedStyle(status).backgroundColor).not.to.equal(backgroundColor);
      addStyle(`client-leads::part(status-${tone}) { color: ${MARK}; }`);
      expect(getComputedStyle(status).color).to.equal(MARK);
    });
  }

  it('hides the progress bar together with the button below it', async () => {
    const element = await withEverything();
    const [bar, button] = [part(element, 'progress')!, part(element, 'load-more')!];
    const [above, below] = [bar, button].map((node) => node.getBoundingClientRect());
    expect(above!.height).to.be.above(0);
    expect(above!.bottom).to.be.below(below!.top);
    expect(above!.left).to.be.closeTo(below!.left, 1);
    expect(above!.right).to.be.closeTo(below!.right, 1);
    addStyle('client-leads::part(load-more) { display: none }');
    expect(bar.checkVisibility()).to.equal(false);
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
    it(`shows the content of the slot ${slot}`, async () => {
      const element = await pose();
      const own = Object.assign(document.createElement('div'), { slot, textContent: 'Своё' });
      element.append(own);
      const assigned = element.shadowRoot!.querySelector<HTMLSlotElement>(`slot[name=${slot}]`)!;
      expect(assigned.assignedElements()[0] === own).to.equal(true);
      expect(own.offsetHeight).to.be.above(0);
      expect(text(assigned).length > 0).to.equal(slot !== 'footer');
    });
  }

  it('keeps a distance above the footer, whose link has the accent colour', async () => {
    const element = await POSES.ready();
    const link = Object.assign(document.createElement('a'), { slot: 'footer', href: '/help' });
    link.textContent = 'Справка';
    element.append(link);
    const above = element.shadowRoot!.querySelector('.more')!.getBoundingClientRect().bottom;
    expect(link.getBoundingClientRect().top - above).to.be.within(12, 16);
    const { color } = getComputedStyle(part(element, 'load-more')!);
    expect(getComputedStyle(link).color).to.equal(color);
  });

  it('offers a sign-in as the button, and a retry as a plain one, after a refusal', async () => {
    const attributes = { 'login-href': '/login' };
    captureConsole('error');
    const refusal = { fail: { status: 401, when: 'always' } } as const;
    const [element] = await showList({ settings: refusal }, attributes);
    const surfaceOf = (selector: string) =>
      getComputedStyle(element.shadowRoot!.querySelector(selector)!).backgroundColor;
    element.style.setProperty('--client-leads-accent', MARK);
    expect(surfaceOf('a.button')).to.equal(MARK);
    element.tokenProvider = () => Promise.resolve('1');
    await settled(element);
    expect(surfaceOf('a.button')).to.equal(MARK);
    expect(surfaceOf('[part=retry]')).to.equal('rgba(0, 0, 0, 0)');
  });

  it('replaces its heading with the page’s own', async () => {
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

  it('centres the load-more button, at most 20em wide', async () => {
    const element = await POSES.ready();
    element.style.cssText = 'width: 800px; font: 16px/1.5 sans-serif';
    const list = part(element, 'list')!.getBoundingClientRect();
    const button = part(element, 'load-more')!.getBoundingClientRect();
    expect(button.width).to.equal(20 * 16);
    expect(button.left - list.left).to.be.closeTo(list.right - button.right, 1);
  });
});
