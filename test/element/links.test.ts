import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadSelectDetail } from '../../src/index.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { mountFor, rows, settled } from '../helpers/element.js';

async function mountRows(attributes: Record<string, string>): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: manyRows(3) });
  return [await settled(mountFor(host, attributes)), host];
}

function controls(element: ClientLeads): HTMLElement[] {
  return rows(element).map((row) => row.querySelector<HTMLElement>('[part=subject]')!);
}

describe('lead-href', () => {
  it('is followed by a click anywhere in a row', async () => {
    const [element] = await mountRows({ 'lead-href': '/inquiry/{number}?id={id}' });
    const followed: unknown[] = [];
    element.addEventListener('click', (event) => {
      const [target] = event.composedPath();
      followed.push(target instanceof HTMLAnchorElement && target.getAttribute('href'));
      event.preventDefault();
    });
    rows(element)[1]!.querySelector<HTMLElement>('[part=number]')!.click();
    controls(element)[0]!.click();
    expect(followed).to.deep.equal(['/inquiry/2?id=2', '/inquiry/1?id=1']);
  });
});

describe('selectable', () => {
  it('uses the current row after the list has moved', async () => {
    const [element, host] = await mountRows({ selectable: '' });
    const selected: number[] = [];
    element.addEventListener('lead-select', ({ detail }) => selected.push(detail.lead.id));
    await host.change({ insert: { at: 0, row: hostRows(9)[0]! } });
    await element.refresh();
    for (const control of controls(element)) {
      control.click();
    }
    expect(selected).to.deep.equal([9, 1, 2, 3]);
  });
});

describe('lead-select', () => {
  it('bubbles, is composed, has the lead, and prevents the link if it is canceled', async () => {
    const [element] = await mountRows({ 'lead-href': '/{id}' });
    const heard: CustomEvent<LeadSelectDetail>[] = [];
    const outside = element.parentElement!;
    outside.addEventListener('lead-select', (event) => {
      heard.push(event);
      if (heard.length === 1) {
        event.preventDefault();
      }
    });
    const areLeft: boolean[] = [];
    outside.addEventListener('click', (event) => {
      areLeft.push(event.defaultPrevented);
      event.preventDefault();
    });
    controls(element)[0]!.click();
    controls(element)[1]!.click();
    expect(areLeft).to.deep.equal([true, false]);
    expect(heard[0]!.detail.lead === element.leads[0]).to.equal(true);
    expect(heard[0]!.composed).to.equal(true);
  });
});
