import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, settled, text } from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

async function mountRows(count: number): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads: manyRows(count) });
  return [await settled(mountTimed(host)), host];
}

/** The content of the live region after this many milliseconds. */
async function spokenAfter(element: ClientLeads, ms: number): Promise<string> {
  clockOf(element).pass(ms);
  await element.updateComplete;
  return text(element.shadowRoot!.querySelector('[aria-live]'));
}

describe('an announcement', () => {
  it('appears after the focus has moved, and is removed after some seconds', async () => {
    const [element] = await mountRows(45);
    loadMoreButton(element)!.focus();
    loadMoreButton(element)!.click();
    await element.loadMore();
    expect(element.shadowRoot!.activeElement?.ariaPosInSet).to.equal('21');
    for (const [ms, sentence] of [
      [0, ''],
      [150, 'Загружено ещё 20. Показано 40 из 45'],
      [4999, 'Загружено ещё 20. Показано 40 из 45'],
      [1, ''],
    ] as const) {
      expect(await spokenAfter(element, ms)).to.equal(sentence);
    }
    expect(clockOf(element).waits).to.deep.equal([]);
  });

  it('says that the list loads if that is slow, and is empty while a lazy element waits', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ hold: true });
    const element = mountTimed(host, { loading: 'lazy' });
    element.style.display = 'none';
    await element.updateComplete;
    expect(clockOf(element).waits).to.deep.equal([]);
    element.loading = 'eager';
    await host.holds(1);
    clockOf(element).pass(1000);
    expect(await hear(element)).to.equal('Загружаем обращения…');
    await host.release();
    await settled(element);
    expect(await hear(element)).to.equal('Показано 20 из 45');
  });
});
