import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { manyRows } from '../helpers/demo-host.js';
import { has, part, rows, showList, text } from '../helpers/element.js';
import { captureConsole, stub } from '../helpers/stub.js';

const [ROW] = manyRows(1).map((row) => ({ ...row, LeadStatusName: 'Новое' }));

/** Stops the clock of the page until the test has ended. */
function setNow(now: string): void {
  const NowDate = class extends Date {
    constructor(time: number | string = now) {
      super(time);
    }
  };
  stub(globalThis, 'Date', NowDate as DateConstructor);
}

describe('a property that affects rows', () => {
  for (const [name, value, selector, before, after] of [
    ['leadHref', '/a/{id}', 'a.subject', 0, 1],
    ['selectable', true, 'button.subject', 0, 1],
    ['statusTones', { Новое: 'danger' }, '[part~=status-danger]', 0, 1],
    ['renderLead', () => 'своё', '.subject', 1, 0],
  ] as const) {
    it(`applies at any time, without a request: ${name}`, async () => {
      const [element, host] = await showList({ leads: [ROW!] });
      const count = () => rows(element)[0]!.querySelectorAll(selector).length;
      expect(count()).to.equal(before);
      for (const [next, expected] of [
        [value, after],
        [null, before],
      ] as const) {
        Object.assign(element, { [name]: next });
        await element.updateComplete;
        expect(count()).to.equal(expected);
      }
      expect(await host.requests()).to.have.length(1);
    });
  }
});

describe('a URL of the page that is no http, https or relative one', () => {
  it('becomes no link', async () => {
    captureConsole('error');
    const [element, host] = await showList({ leads: [ROW!] });
    for (const name of ['lead-href', 'login-href']) {
      element.setAttribute(name, 'javascript:alert(1)');
    }
    await element.updateComplete;
    expect(rows(element)[0]!.querySelector('a') === null).to.equal(true);
    await host.answer({ status: 401 });
    await element.refresh();
    expect(has(element, 'message')).to.equal(true);
    expect(element.shadowRoot!.querySelector('a') === null).to.equal(true);
  });
});

describe('a refresh', () => {
  it('writes only to the changed row, and nothing if nothing has changed', async () => {
    const [element, host] = await showList({ leads: manyRows(30) });
    const targets: Node[] = [];
    const observer = new MutationObserver((records) => {
      targets.push(...records.map(({ target }) => target));
    });
    observer.observe(element.shadowRoot!, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    await element.refresh();
    expect(targets).to.have.length(0);
    await host.change({ update: { id: 5, row: { LeadStatusName: 'Решено' } } });
    await element.refresh();
    const changed = rows(element)[4]!;
    expect(text(changed.querySelector('[part~=status]'))).to.equal('Решено');
    expect(targets).not.to.have.length(0);
    expect(targets.every((target) => changed.contains(target))).to.equal(true);
  });

  it('draws only the changed row again', async () => {
    const [element, host] = await showList({ leads: manyRows(3) });
    const drawn: number[] = [];
    element.renderLead = ({ id }) => void drawn.push(id);
    await element.updateComplete;
    expect(drawn.splice(0)).to.deep.equal([1, 2, 3]);
    await host.change({ update: { id: 2, row: { Subject: 'Другая тема' } } });
    await element.refresh();
    expect(drawn).to.deep.equal([2]);
  });

  it('shows the year of last year’s dates once a new year has begun', async () => {
    setNow('2025-12-31T12:00:00Z');
    const leads = [{ ...ROW, ProcTime: '2025-12-30T12:00:00' }];
    const [element] = await showList({ leads }, { lang: 'en' });
    const date = () => text(part(element, 'time'));
    expect(date()).to.equal('Dec 30, 12:00 PM');
    // For the reader, five hours ahead of UTC, it is still the old year.
    setNow('2025-12-31T18:59:00Z');
    await element.refresh();
    expect(date()).to.equal('Dec 30, 12:00 PM');
    setNow('2025-12-31T19:01:00Z');
    await element.refresh();
    expect(date()).to.equal('Dec 30, 2025, 12:00 PM');
  });
});
