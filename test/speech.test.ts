import { expect } from '@open-wc/testing';
import '../src/index.js';
import { captureConsole } from './helpers/console.js';
import { DemoHost, manyRows } from './helpers/demo-host.js';
import { loadMoreButton, mountFor, part, settled } from './helpers/element.js';
import { recordSpeech } from './helpers/speech.js';
import { clockOf, mountTimed } from './helpers/timed-element.js';

describe('what a screen reader is told', () => {
  it('is nothing where the list is simply there', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = mountFor(host);
    const spoken = await recordSpeech(element);
    await settled(element);
    expect(spoken()).to.deep.equal([]);
  });

  it('is one sentence a page, in either language', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountFor(host));
    const spoken = await recordSpeech(element);
    await element.loadMore();
    element.lang = 'en';
    await Promise.resolve();
    await element.loadMore();
    expect(spoken()).to.deep.equal([
      'Загружено ещё 20. Показано 40 из 45',
      'Loaded 5 more. Showing 45 of 45',
    ]);
  });

  it('is a failure once each time, also the same one', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountFor(host));
    const spoken = await recordSpeech(element);
    for (let attempt = 0; attempt < 2; attempt++) {
      await host.answer({ status: 500 });
      loadMoreButton(element)!.click();
      await element.loadMore();
    }
    expect(spoken()).to.deep.equal([
      'Не удалось загрузить следующие обращения',
      'Не удалось загрузить следующие обращения',
    ]);
  });

  it('is what a retry brought', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ status: 500 });
    const element = mountFor(host);
    const spoken = await recordSpeech(element);
    await settled(element);
    part(element, 'retry')!.click();
    await settled(element);
    expect(spoken()).to.deep.equal(['Не удалось загрузить обращения', 'Показано 20 из 45']);
  });

  it('is nothing of a failure that the page has taken upon itself', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountFor(host));
    element.addEventListener('leads-error', (event) => event.preventDefault());
    const spoken = await recordSpeech(element);
    await host.answer({ status: 500 });
    await element.loadMore();
    expect(spoken()).to.deep.equal([]);
  });

  it('is of a refresh the new inquiries alone, each time', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(5) });
    const element = await settled(mountFor(host));
    const spoken = await recordSpeech(element);
    await element.refresh();
    await host.change({ update: { id: 2, row: { Subject: 'Другая тема' } } });
    await element.refresh();
    await host.change({ remove: { at: 4 } });
    await element.refresh();
    await host.answer({ status: 500 });
    await element.refresh();
    expect(spoken()).to.deep.equal([]);
    for (let times = 0; times < 2; times++) {
      await host.change({ insert: {} });
      await element.refresh();
    }
    await host.change({ insert: {} }, { insert: {} });
    await element.refresh();
    expect(spoken()).to.deep.equal(['1 новое обращение', '1 новое обращение', '2 новых обращения']);
  });

  it('is that it loads, only where that takes long', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ hold: true }, { hold: true });
    const element = mountTimed(host, { token: '' });
    const spoken = await recordSpeech(element);
    element.token = '1';
    await host.holds(1);
    clockOf(element).pass(999);
    await element.updateComplete;
    expect(spoken()).to.deep.equal([]);
    clockOf(element).pass(1);
    await element.updateComplete;
    expect(spoken()).to.deep.equal(['Загружаем обращения…']);
    clockOf(element).pass(5000);
    await host.release();
    await settled(element);
    const more = element.loadMore();
    await host.holds(1);
    clockOf(element).pass(1000);
    await host.release();
    await more;
    expect(spoken()).to.deep.equal([
      'Загружаем обращения…',
      'Показано 20 из 45',
      'Загружаем обращения…',
      'Загружено ещё 20. Показано 40 из 45',
    ]);
  });

  it('is nothing while a lazy element waits, or after it was removed', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountTimed(host, { loading: 'lazy', token: '' });
    element.style.display = 'none';
    element.token = '1';
    const spoken = await recordSpeech(element);
    clockOf(element).pass(2000);
    await element.updateComplete;
    expect(clockOf(element).waits).to.deep.equal([]);
    await host.answer({ hold: true });
    element.loading = 'eager';
    await host.holds(1);
    element.remove();
    await host.requests({ aborted: 1 });
    clockOf(element).pass(2000);
    expect(clockOf(element).waits).to.deep.equal([]);
    expect(spoken()).to.deep.equal([]);
  });
});
