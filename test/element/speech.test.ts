import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { loadMoreButton, part, settled, text } from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

describe('what a screen reader is told', () => {
  it('is nothing where the list is simply there', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountTimed(host));
    expect(await hear(element)).to.equal('');
  });

  it('is one sentence a page, in either language', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountTimed(host));
    await element.loadMore();
    expect(await hear(element)).to.equal('Загружено ещё 20. Показано 40 из 45');
    element.lang = 'en';
    await Promise.resolve();
    await element.loadMore();
    expect(await hear(element)).to.equal('Loaded 5 more. Showing 45 of 45');
  });

  it('is a failure once each time, also the same one', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountTimed(host));
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    for (let attempt = 0; attempt < 2; attempt++) {
      await host.answer({ status: 500 });
      loadMoreButton(element)!.click();
      await element.loadMore();
      // What is spoken is what is put in, so the text before has gone.
      expect(text(region)).to.equal('');
      clockOf(element).pass(150);
      await element.updateComplete;
      expect(text(region)).to.equal('Не удалось загрузить следующие обращения');
    }
  });

  it('is what a retry brought', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ status: 500 });
    const element = await settled(mountTimed(host));
    expect(await hear(element)).to.equal('Не удалось загрузить обращения');
    part(element, 'retry')!.click();
    await settled(element);
    expect(await hear(element)).to.equal('Показано 20 из 45');
  });

  it('is nothing of a failure that the page has taken upon itself', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountTimed(host));
    element.addEventListener('leads-error', (event) => event.preventDefault());
    await host.answer({ status: 500 });
    await element.loadMore();
    expect(await hear(element)).to.equal('');
  });

  it('is nothing any more of a page before a failure that the page has taken upon itself', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(65) });
    const element = await settled(mountTimed(host));
    element.addEventListener('leads-error', (event) => event.preventDefault());
    await element.loadMore();
    await host.answer({ status: 500 });
    await element.loadMore();
    expect(await hear(element)).to.equal('');
  });

  it('comes after the focus has moved, and goes after some seconds', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountTimed(host));
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    const button = loadMoreButton(element)!;
    button.focus();
    button.click();
    await element.loadMore();
    expect(element.shadowRoot!.activeElement?.getAttribute('aria-posinset')).to.equal('21');
    expect(text(region)).to.equal('');
    clockOf(element).pass(150);
    await element.updateComplete;
    expect(text(region)).to.equal('Загружено ещё 20. Показано 40 из 45');
    clockOf(element).pass(4999);
    await element.updateComplete;
    expect(text(region)).to.equal('Загружено ещё 20. Показано 40 из 45');
    clockOf(element).pass(1);
    await element.updateComplete;
    expect(text(region)).to.equal('');
    expect(clockOf(element).waits).to.deep.equal([]);
  });

  it('is of a refresh the new inquiries alone, each time', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(5) });
    const element = await settled(mountTimed(host));
    await element.refresh();
    expect(await hear(element)).to.equal('');
    await host.change({ update: { id: 2, row: { Subject: 'Другая тема' } } });
    await element.refresh();
    expect(await hear(element)).to.equal('');
    await host.change({ remove: { at: 4 } });
    await element.refresh();
    expect(await hear(element)).to.equal('');
    await host.answer({ status: 500 });
    await element.refresh();
    expect(await hear(element)).to.equal('');
    for (let times = 0; times < 2; times++) {
      await host.change({ insert: {} });
      await element.refresh();
      expect(await hear(element)).to.equal('1 новое обращение');
    }
    await host.change({ insert: {} }, { insert: {} });
    await element.refresh();
    expect(await hear(element)).to.equal('2 новых обращения');
  });

  it('is that it loads, only where that takes long', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ hold: true }, { hold: true });
    const element = mountTimed(host);
    await host.holds(1);
    clockOf(element).pass(999);
    expect(await hear(element)).to.equal('');
    await host.release();
    await settled(element);
    const more = element.loadMore();
    await host.holds(1);
    clockOf(element).pass(1000);
    expect(await hear(element)).to.equal('Загружаем обращения…');
    await host.release();
    await more;
    expect(await hear(element)).to.equal('Загружено ещё 20. Показано 40 из 45');
  });

  it('is what came of a first page that took long', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    await host.answer({ hold: true });
    const element = mountTimed(host);
    await host.holds(1);
    clockOf(element).pass(1000);
    expect(await hear(element)).to.equal('Загружаем обращения…');
    await host.release();
    await settled(element);
    expect(await hear(element)).to.equal('Показано 20 из 45');
  });

  it('is nothing while a lazy element waits, or after it was removed', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountTimed(host, { loading: 'lazy', token: '' });
    element.style.display = 'none';
    element.token = '1';
    await element.updateComplete;
    clockOf(element).pass(2000);
    await element.updateComplete;
    expect(clockOf(element).waits).to.deep.equal([]);
    await host.answer({ hold: true });
    element.loading = 'eager';
    await host.holds(1);
    element.remove();
    await host.requests({ aborted: 1 });
    expect(clockOf(element).waits).to.deep.equal([]);
  });

  it('is nothing of a list that the page has taken away', async () => {
    const host = await DemoHost.create({ leads: manyRows(45) });
    const element = await settled(mountTimed(host));
    await element.loadMore();
    element.client = '1018';
    await settled(element);
    expect(await hear(element)).to.equal('');
  });
});
