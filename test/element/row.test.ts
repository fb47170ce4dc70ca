import { expect, html, oneEvent } from '@open-wc/testing';
import { ref } from 'lit/directives/ref.js';
import '../../src/index.js';
import { manyRows } from '../helpers/demo-host.js';
import { expectDropped, has, rows, showList, text } from '../helpers/element.js';
import { captureConsole } from '../helpers/stub.js';

const [ROW] = manyRows(1).map((row) => ({ ...row, LeadStatusName: 'Новое' }));

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

describe('a template of renderLead that throws while it is drawn', () => {
  it('costs one row its own look, and the list nothing', async () => {
    const errors = captureConsole('error');
    const [element, host] = await showList({ leads: manyRows(60) });
    element.renderLead = ({ id }) => html`своё <progress .value=${id === 2 ? NaN : 1}></progress>`;
    await element.updateComplete;
    const own = () => element.shadowRoot!.querySelectorAll('.own').length;
    const shown = () => [element.status, rows(element).length, own(), has(element, 'heading')];
    expect(shown()).to.deep.equal(['ready', 20, 19, true]);
    await element.loadMore();
    expect(shown()).to.deep.equal(['ready', 40, 39, true]);
    expect(errors).to.have.length(1);
    expect(await host.requests()).to.have.length(2);
    element.removeAttribute('token');
    await element.updateComplete;
    expectDropped(element);
  });
});

describe('a directive in renderLead that throws while it is removed', () => {
  const failing = () => html`<b ${ref((node) => (node as HTMLElement).focus())}>своё</b>`;

  it('keeps no row of a client who has signed out, and shows who signs in next', async () => {
    const errors = captureConsole('error');
    const [element] = await showList({ leads: manyRows(3) });
    element.renderLead = failing;
    await element.updateComplete;
    element.token = null;
    await element.updateComplete;
    expectDropped(element);
    expect(errors).to.have.length(1);
    element.token = '55120938';
    await oneEvent(element, 'leads-load');
    expect([element.status, rows(element).length]).to.deep.equal(['complete', 3]);
    element.renderLead = null;
    await element.updateComplete;
  });

  it('keeps the list when the page takes its own rows back', async () => {
    captureConsole('error');
    const [element] = await showList({ leads: manyRows(3) });
    element.renderLead = failing;
    await element.updateComplete;
    element.renderLead = null;
    await element.updateComplete;
    const own = element.shadowRoot!.querySelectorAll('.own').length;
    expect([rows(element).length, own, has(element, 'heading')]).to.deep.equal([3, 0, true]);
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
});
