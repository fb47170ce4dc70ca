import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { manyRows } from '../helpers/demo-host.js';
import { part, rows, showList, text } from '../helpers/element.js';
import { stub } from '../helpers/stub.js';

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

/** The label of each shown row, empty if it has none. */
function labels(element: ClientLeads): string[] {
  const shown = rows(element).filter((row) => !row.hidden);
  return shown.map((row) => text(row.querySelector('[part=group-label]')));
}

describe('a property that affects rows', () => {
  for (const [name, value, selector, before, after] of [
    ['leadHref', '/a/{id}', 'a.subject', 0, 1],
    ['selectable', true, 'button.subject', 0, 1],
    ['statusTones', { Новое: 'danger' }, '[part~=status-danger]', 0, 1],
    ['headingLevel', 4, 'h5', 0, 1],
    ['renderLead', () => 'своё', '.subject', 1, 0],
  ] as const) {
    it(`applies at any time, without a request: ${name}`, async () => {
      const [element, host] = await showList(
        { leads: [{ ...ROW, ProcTime: '2024-12-02' }] },
        { 'group-by': 'month' },
      );
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

describe('group-by="month"', () => {
  it('has a label in the first matching row of each month', async () => {
    const leads = ['2024-12-02', '2024-12-01', '2024-11-02'].map((ProcTime, index) => ({
      ...{ Id: index + 1, Leads: index + 1, ProcTime },
    }));
    const [element] = await showList({ leads }, { lang: 'en' });
    expect(labels(element)).to.deep.equal(['', '', '']);
    element.groupBy = 'month';
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['December 2024', '', 'November 2024']);
    const subject = rows(element)[1]!.querySelector('.subject');
    element.filter = { search: '2' };
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['December 2024']);
    // A label above a row does not draw the row anew.
    expect(rows(element)[1]!.contains(subject)).to.equal(true);
    element.filter = null;
    element.groupBy = null;
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['', '', '']);
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

  it('shows the year of last year’s dates and months once a new year has begun', async () => {
    setNow('2025-12-31T12:00:00Z');
    const [element] = await showList(
      { leads: [{ ...ROW, ProcTime: '2025-12-30T12:00:00' }] },
      { 'group-by': 'month', lang: 'en' },
    );
    const dates = () => ['group-label', 'time'].map((name) => text(part(element, name)));
    expect(dates()).to.deep.equal(['December', 'Dec 30, 12:00 PM']);
    // For the reader, five hours ahead of UTC, it is still the old year.
    setNow('2025-12-31T18:59:00Z');
    await element.refresh();
    expect(dates()).to.deep.equal(['December', 'Dec 30, 12:00 PM']);
    setNow('2025-12-31T19:01:00Z');
    await element.refresh();
    expect(dates()).to.deep.equal(['December 2025', 'Dec 30, 2025, 12:00 PM']);
  });
});
