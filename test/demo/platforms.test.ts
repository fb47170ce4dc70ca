import { expect } from '@open-wc/testing';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { rows } from '../helpers/element.js';

const ALL = 137;

describe('a page of a platform', () => {
  beforeEach(() => signIn('anna'));
  after(() => signIn());

  for (const name of ['tag-manager', 'bitrix', 'tilda', 'application']) {
    it(`shows the list as in the recipe: ${name}`, async () => {
      const page = await DemoPage.open(`/demo/platform.html?on=${name}`);
      expect((await page.element()).totalRows).to.equal(ALL);
      expect(page.document.querySelectorAll('client-leads').length).to.equal(1);
      const marked = [...page.document.querySelectorAll('[aria-current=page]')];
      expect(marked.map((link) => link.getAttribute('href'))).to.deep.equal([`?on=${name}`]);
      expect(page.window.getComputedStyle(marked[0]!).fontWeight).to.equal('700');
      // In production form: the original page contains neither client nor token.
      const source = await (await fetch(`/demo/platform.html?on=${name}`)).text();
      expect(source.includes('55120938')).to.equal(false);
    });
  }

  it('reserves the place until the reader interacts, and then shows the list: optimiser', async () => {
    const page = await DemoPage.open('/demo/platform.html?on=optimiser');
    await page.until(() => page.has('client-leads'));
    expect(page.find('client-leads').matches(':defined')).to.equal(false);
    expect(page.find('client-leads').offsetHeight).to.be.above(400);
    page.window.dispatchEvent(new page.window.KeyboardEvent('keydown'));
    expect((await page.element()).totalRows).to.equal(ALL);
  });

  it('signs out and in, and leads back: tilda', async () => {
    const page = await DemoPage.open('/demo/platform.html?on=tilda');
    await page.element();
    page.click('[slot=footer] button');
    await page.loads();
    expect((await page.element()).status).to.equal('signed-out');
    expect(page.window.location.search).to.equal('?on=tilda');
    page.click('#sign-in [value=boris]');
    await page.loads();
    expect((await page.element()).totalRows).to.equal(20);
    expect(page.window.location.search).to.equal('?on=tilda');
  });

  it('keeps the rows across routes: application', async () => {
    const page = await DemoPage.open('/demo/platform.html?on=application');
    const element = await page.element();
    await element.loadMore();
    rows(element)[30]!.querySelector<HTMLElement>('a[part~=subject]')!.click();
    await page.until(() => !page.has('client-leads'));
    expect(page.text('#outlet h1')).to.equal(`Обращение № ${element.leads[30]!.number}`);
    page.window.history.back();
    await page.until(() => page.has('client-leads'));
    expect(page.find('client-leads') === element).to.equal(true);
    await element.updateComplete;
    expect(rows(element)).to.have.length(40);
    expect(element.status).to.equal('ready');
  });

  it('makes the frame as high as the list, and opens its links: frame', async () => {
    const page = await DemoPage.open('/demo/platform.html?on=frame');
    await page.until(() => page.has('iframe'));
    const frame = page.find('iframe') as HTMLIFrameElement;
    const isAsHigh = () =>
      frame.contentDocument?.querySelector('client-leads:state(ready)') !== null &&
      frame.height === String(frame.contentDocument?.documentElement.offsetHeight);
    await new Promise<void>((resolve) => {
      page.window.addEventListener('message', () => {
        if (isAsHigh()) {
          resolve();
        }
      });
    });
    expect(frame.offsetHeight).to.be.above(1000);
    const element = frame.contentDocument!.querySelector('client-leads')!;
    rows(element)[0]!.querySelector<HTMLElement>('a[part~=subject]')!.click();
    await page.loads();
    expect(page.window.location.search).to.equal(`?inquiry=${element.leads[0]!.number}`);
  });
});
