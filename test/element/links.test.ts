import { expect, nextFrame } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadSelectDetail } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { mountFor, rows, settled, subjects, text } from '../helpers/element.js';

/** Where a link would lead, as it is followed in this page and not left for. */
function recordFollowed(element: ClientLeads): string[] {
  const followed: string[] = [];
  element.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link && !event.defaultPrevented) {
      followed.push(link.getAttribute('href') ?? '');
    }
    event.preventDefault();
  });
  return followed;
}

function recordSelected(element: ClientLeads): number[] {
  const selected: number[] = [];
  element.addEventListener('lead-select', ({ detail }) => void selected.push(detail.lead.id));
  return selected;
}

/** As a pointer does: pressed at one place, let go at another. */
function clickAt(target: Element, { strayX = 0 } = {}, init: MouseEventInit = {}): void {
  const options = { bubbles: true, composed: true, cancelable: true, clientX: 10, clientY: 10 };
  target.dispatchEvent(new PointerEvent('pointerdown', options));
  const clientX = options.clientX + strayX;
  target.dispatchEvent(new MouseEvent('click', { ...options, ...init, clientX }));
}

function controls(element: ClientLeads): HTMLElement[] {
  return rows(element).map((row) => row.querySelector<HTMLElement>('[part=subject]')!);
}

const undo: (() => void)[] = [];

afterEach(() => {
  undo.splice(0).forEach((step) => step());
});

describe('lead-href', () => {
  it('makes each subject a link to its lead', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { 'lead-href': '/inquiry/{number}?id={id}' }));
    expect(
      controls(element).map((link) => [link.localName, link.getAttribute('href')]),
    ).to.deep.equal([
      ['a', '/inquiry/1?id=1'],
      ['a', '/inquiry/2?id=2'],
    ]);
    expect(subjects(element)).to.deep.equal(['Обращение 1', 'Обращение 2']);
  });

  it('makes no link for a lead without the value, and no button', async () => {
    const host = await DemoHost.create({ leads: [{ Id: 1 }, ...hostRows(2)] });
    const element = await settled(mountFor(host, { 'lead-href': '/{number}', selectable: '' }));
    expect(controls(element).map(({ localName }) => localName)).to.deep.equal(['span', 'a']);
  });

  for (const bad of ['javascript:alert(1)', 'data:text/html,{id}', 'https://[']) {
    it(`makes no link of ${bad}, and tells the developer once`, async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(2) });
      const element = await settled(mountFor(host, { 'lead-href': bad }));
      await element.refresh();
      expect(element.shadowRoot?.querySelector('a') === null).to.equal(true);
      expect(rows(element)).to.have.length(2);
      expect(errors).to.deep.equal([
        '<client-leads> lead-href must be an http, https or relative URL; the value is ignored.',
      ]);
    });
  }

  it('is followed at any time, by attribute and property, and asks for nothing', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = await settled(mountFor(host));
    element.leadHref = '/a/{id}';
    await element.updateComplete;
    expect(controls(element)[0]!.getAttribute('href')).to.equal('/a/1');
    element.setAttribute('lead-href', '/b/{id}');
    await element.updateComplete;
    expect(controls(element)[0]!.getAttribute('href')).to.equal('/b/1');
    element.removeAttribute('lead-href');
    await element.updateComplete;
    expect(controls(element)[0]!.localName).to.equal('span');
    expect(await host.requests()).to.have.length(1);
  });

  it('follows the link of a row from anywhere in it, with the keys that are held', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
    const followed = recordFollowed(element);
    const held: boolean[] = [];
    element.shadowRoot!.addEventListener('click', (event) => {
      if ((event.target as Element).localName === 'a') {
        held.push((event as MouseEvent).ctrlKey);
      }
    });
    clickAt(rows(element)[1]!);
    clickAt(rows(element)[1]!.querySelector('[part=number]')!, {}, { ctrlKey: true });
    clickAt(controls(element)[0]!);
    expect(followed.filter(Boolean)).to.deep.equal(['/2', '/2', '/1']);
    expect(held).to.deep.equal([false, true, false]);
  });

  it('does not follow where text was selected', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
    const followed = recordFollowed(element);
    clickAt(rows(element)[0]!.querySelector('[part=number]')!, { strayX: 40 });
    expect(followed).to.deep.equal([]);
    clickAt(rows(element)[0]!.querySelector('[part=number]')!, { strayX: 3 });
    expect(followed).to.deep.equal(['/1']);
  });

  it('follows the link of a row that an assistive tool clicks, also after a pointer', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
    const followed = recordFollowed(element);
    const numbers = rows(element).map((row) => row.querySelector<HTMLElement>('[part=number]')!);
    numbers[1]!.click();
    clickAt(numbers[0]!);
    numbers[1]!.click();
    expect(followed).to.deep.equal(['/2', '/1', '/2']);
  });

  it('leaves the text of a row to be selected', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
    const row = rows(element)[0]!;
    row.scrollIntoView();
    await nextFrame();
    await nextFrame();
    for (const field of row.querySelectorAll(':scope > :not([hidden])')) {
      const { left, top, width, height } = field.getBoundingClientRect();
      const hit = element.shadowRoot!.elementFromPoint(left + width / 2, top + height / 2);
      expect(field.contains(hit), field.className).to.equal(true);
      expect(getComputedStyle(field).userSelect).not.to.equal('none');
    }
  });
});

describe('a click of the reader', () => {
  for (const [title, attributes] of [
    ['a link', { 'lead-href': '/{id}' }],
    ['a button', { selectable: '' }],
  ] as const) {
    it(`is one click for the page, anywhere in a row with ${title}, with it in the path`, async () => {
      const host = await DemoHost.create({ leads: manyRows(2) });
      const element = await settled(mountFor(host, attributes));
      const heard: boolean[][] = [[], []];
      [element, document].forEach((target, index) => {
        const listen = (event: Event) => {
          event.preventDefault();
          heard[index]?.push(event.composedPath().includes(controls(element)[1]!));
        };
        target.addEventListener('click', listen);
        undo.push(() => target.removeEventListener('click', listen));
      });
      const [, row] = rows(element);
      clickAt(row!.querySelector('[part=number]')!);
      expect(heard).to.deep.equal([[true], [true]]);
      clickAt(controls(element)[1]!);
      controls(element)[1]!.click();
      expect(heard).to.deep.equal([Array(3).fill(true), Array(3).fill(true)]);
    });
  }

  it('is one click for the page where it has selected text, or a row does nothing', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { selectable: '' }));
    let clicks = 0;
    element.addEventListener('click', () => {
      clicks += 1;
    });
    clickAt(rows(element)[0]!, { strayX: 40 });
    expect(clicks).to.equal(1);
    element.selectable = false;
    await element.updateComplete;
    clickAt(rows(element)[0]!);
    expect(clicks).to.equal(2);
  });
});

describe('selectable', () => {
  it('makes each subject a button, with one name', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { selectable: '' }));
    expect(controls(element).map((button) => button.outerHTML.slice(0, 7))).to.deep.equal([
      '<button',
      '<button',
    ]);
    expect(controls(element).map((button) => button.getAttribute('type'))).to.deep.equal([
      'button',
      'button',
    ]);
    expect(controls(element).map(text)).to.deep.equal(['Обращение 1', 'Обращение 2']);
  });

  it('is off with the value false', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = await settled(mountFor(host, { selectable: 'false' }));
    expect(element.selectable).to.equal(false);
    expect(controls(element)[0]!.localName).to.equal('span');
  });

  it('tells the page which lead, from anywhere in the row, once a click', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host, { selectable: '' }));
    const selected = recordSelected(element);
    clickAt(controls(element)[1]!);
    clickAt(rows(element)[2]!);
    controls(element)[0]!.click();
    expect(selected).to.deep.equal([2, 3, 1]);
  });

  it('goes by the row after the list has moved', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host, { selectable: '' }));
    const selected = recordSelected(element);
    await host.change({ insert: { at: 0, row: hostRows(9)[0]! } });
    await element.refresh();
    for (const control of controls(element)) {
      control.click();
    }
    expect(selected).to.deep.equal([9, 1, 2, 3]);
  });

  it('says nothing without links and without buttons', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = await settled(mountFor(host));
    const selected = recordSelected(element);
    clickAt(rows(element)[0]!);
    expect(selected).to.deep.equal([]);
  });

  it('keeps the focus on the button of a row that is drawn again', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountFor(host, { selectable: '' }));
    controls(element)[1]!.focus();
    await host.change({ update: { id: 2, row: { Subject: 'Новая тема' } } });
    await element.refresh();
    expect(text(element.shadowRoot!.activeElement)).to.equal('Новая тема');
  });
});

describe('lead-select', () => {
  it('bubbles, is composed, and holds the lead', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = await settled(mountFor(host, { selectable: '' }));
    const heard = new Promise<CustomEvent<LeadSelectDetail>>((resolve) => {
      document.addEventListener('lead-select', resolve as EventListener, { once: true });
    });
    controls(element)[0]!.click();
    const { detail, bubbles, composed, cancelable } = await heard;
    expect({ bubbles, composed, cancelable }).to.deep.equal({
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    expect(detail.lead === element.leads[0]).to.equal(true);
  });

  it('keeps a link from being followed where it is cancelled', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
    element.addEventListener('lead-select', (event) => {
      if (event.detail.lead.id === 1) {
        event.preventDefault();
      }
    });
    const followed = recordFollowed(element);
    clickAt(rows(element)[0]!);
    clickAt(rows(element)[1]!);
    expect(followed).to.deep.equal(['/2']);
  });

  for (const [title, init] of [
    ['Ctrl', { ctrlKey: true }],
    ['Meta', { metaKey: true }],
    ['Shift', { shiftKey: true }],
    ['Alt', { altKey: true }],
    ['the middle button, as Safari before 18.2 tells it', { button: 1 }],
  ] as const) {
    it(`leaves a click with ${title} on a link, or beside it, to the browser`, async () => {
      const host = await DemoHost.create({ leads: manyRows(2) });
      const element = await settled(mountFor(host, { 'lead-href': '/{id}' }));
      const selected = recordSelected(element);
      element.addEventListener('lead-select', (event) => event.preventDefault());
      const followed = recordFollowed(element);
      clickAt(controls(element)[0]!, {}, init);
      clickAt(rows(element)[1]!, {}, init);
      expect(selected).to.deep.equal([]);
      expect(followed).to.deep.equal(['/1', '/2']);
    });
  }

  it('takes a click on a button with any key, and with no other button of the mouse', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host, { selectable: '' }));
    const selected = recordSelected(element);
    clickAt(controls(element)[0]!, {}, { ctrlKey: true });
    clickAt(rows(element)[1]!, {}, { metaKey: true, shiftKey: true, altKey: true });
    clickAt(controls(element)[0]!, {}, { button: 1 });
    clickAt(rows(element)[1]!, {}, { button: 1 });
    expect(selected).to.deep.equal([1, 2]);
  });

  it('leaves alone what a page has put into a row', async () => {
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = mountFor(host, { selectable: '' });
    element.renderLead = () => document.createElement('button');
    await settled(element);
    const selected = recordSelected(element);
    clickAt(rows(element)[0]!.querySelector('button')!);
    clickAt(rows(element)[0]!);
    expect(selected).to.deep.equal([]);
  });
});
