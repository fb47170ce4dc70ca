import { expect } from '@open-wc/testing';
import { DemoPage, signIn } from '../helpers/demo-page.js';

const ALL = 137;

describe('a page of a platform', () => {
  beforeEach(() => signIn('anna'));
  after(() => signIn());

  for (const name of ['tag-manager', 'bitrix', 'tilda']) {
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
    expect(page.find('client-leads').offsetHeight).to.be.above(200);
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
    expect((await page.element()).totalRows).to.equal(21);
    expect(page.window.location.search).to.equal('?on=tilda');
  });
});
