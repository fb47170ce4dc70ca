import { expect, oneEvent } from '@open-wc/testing';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { loadMoreButton, rows, summary } from '../helpers/element.js';

describe("the partner's page", () => {
  const PATH = '/demo/partner/';

  before(() => signIn('anna'));
  after(() => signIn());

  async function crossOrigin(): Promise<string> {
    const answer = (await (await fetch('/control/origins')).json()) as { cross: string };
    return answer.cross;
  }

  it('shows the list from another origin without a violation of its policy', async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    loadMoreButton(element)!.click();
    await element.loadMore();
    expect(rows(element)).to.have.length(40);
    expect(summary(element)).to.equal('Показано 40 из 137');
    expect(page.violations).to.deep.equal([]);
    const loaded = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    const cross = await crossOrigin();
    expect(cross === location.origin).to.equal(false);
    const elsewhere = loaded.filter((url) => new URL(url).origin === cross);
    expect([...new Set(elsewhere)].sort()).to.deep.equal([
      `${cross}/api/client/LeadsPagingInfo`,
      `${cross}/dist/client-leads.min.js`,
    ]);
    const ofElement = /client-leads|LeadsPagingInfo/;
    expect(loaded.filter((url) => ofElement.test(url) && !elsewhere.includes(url))).to.be.empty;
  });

  it('reports a violation', async () => {
    const page = await DemoPage.open(PATH);
    const refused = oneEvent(page.window, 'securitypolicyviolation');
    page.document.head.append(page.document.createElement('style'));
    page.document.querySelector('style')!.append('b { color: red }');
    await refused;
    expect(page.violations).to.deep.equal(['style-src-elem']);
  });

  it('has a policy without exceptions, and nothing inline', async () => {
    const response = await fetch(PATH);
    const cross = await crossOrigin();
    expect(response.headers.get('content-security-policy')).to.equal(
      `default-src 'none'; script-src ${cross}; connect-src 'self' ${cross}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types client-leads`,
    );
    const html = new DOMParser().parseFromString(await response.text(), 'text/html');
    const scripts = [...html.scripts];
    expect(scripts.map(({ src }) => new URL(src).origin)).to.deep.equal([cross]);
    expect(html.querySelectorAll('style, [style], [onclick], [onload]').length).to.equal(0);
  });
});
