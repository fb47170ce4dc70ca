import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  showList,
} from '../helpers/element.js';
import { nameOf } from '../helpers/names.js';

const FAILURE = { json: { ErrorCode: 1, Message: 'Нет' } };

function expectFocus(element: ClientLeads, node: Element | null | undefined): void {
  expect(element.shadowRoot!.activeElement === node).to.equal(true);
}

describe('the keyboard', () => {
  it('stays on a button that keeps its name while it works, and moves on to the first new row', async () => {
    captureConsole('error');
    const [element, host] = await showList({ leads: manyRows(50) });
    const button = loadMoreButton(element)!;
    button.focus();
    for (const [answer, before, after] of [
      [{ ...FAILURE, hold: true }, 'Показать ещё 20', 'Попробовать снова'],
      [{ hold: true }, 'Попробовать снова', 'Показать ещё 10'],
    ] as const) {
      expect(nameOf(button)).to.equal(before);
      await host.answer(answer);
      button.click();
      await host.holds(1);
      await element.updateComplete;
      expectFocus(element, button);
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(nameOf(button)).to.equal(before);
      await host.release();
      await settled(element);
      expect(nameOf(button)).to.equal(after);
    }
    expectFocus(element, rows(element)[20]);
  });

  it('stays on a retry button that fails, and moves on to the first row that it loads', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    await host.answer(FAILURE, { ...FAILURE, hold: true });
    const element = await settled(mountFor(host));
    const button = part(element, 'retry')!;
    const isBusy = () => button.getAttribute('aria-disabled');
    button.focus();
    expect(isBusy()).to.equal('false');
    button.click();
    await host.holds(1);
    await element.updateComplete;
    expect(isBusy()).to.equal('true');
    expectFocus(element, button);
    expect([has(element, 'message'), has(element, 'skeleton')]).to.deep.equal([true, false]);
    await host.release();
    await settled(element);
    expect(element.status).to.equal('error');
    expectFocus(element, button);
    button.click();
    await settled(element);
    expectFocus(element, rows(element)[0]);
  });
});
