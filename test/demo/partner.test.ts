import { expect } from '@open-wc/testing';
import { DemoPage } from '../helpers/demo-page.js';
import { loadMoreButton, rows, summary } from '../helpers/element.js';

describe("the partner's page", () => {
  const PATH = '/demo/partner/';

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
    const refused = new Promise((resolve) => {
      page.window.addEventListener('securitypolicyviolation', resolve);
    });
    page.document.head.append(page.document.createElement('style'));
    page.document.querySelector('style')!.append('b { color: red }');
    await refused;
    expect(page.violations).to.deep.equal(['style-src-elem']);
  });

  it('has a policy without exceptions, and nothing inline', async () => {
    const response = await fetch(PATH);
    const cross = await crossOrigin();
    expect(response.headers.get('content-security-policy')).to.equal(
      `default-src 'none'; script-src ${cross}; connect-src ${cross}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types client-leads`,
    );
    const html = new DOMParser().parseFromString(await response.text(), 'text/html');
    const scripts = [...html.scripts];
    expect(scripts.map(({ src }) => new URL(src).origin)).to.deep.equal([cross]);
    expect(scripts[0]!.dataset.apiBase).to.equal(`${cross}/`);
    expect(html.querySelectorAll('style, [style], [onclick], [onload]').length).to.equal(0);
  });

  it("keeps its look despite the page's aggressive styles", async () => {
    const page = await DemoPage.open(PATH);
    const element = await page.element();
    const [row] = rows(element);
    const button = loadMoreButton(element)!;
    const style = page.window.getComputedStyle(row!);
    expect(page.window.getComputedStyle(page.document.body).textTransform).to.equal('uppercase');
    expect(style.textTransform).to.equal('none');
    expect(style.textAlign).to.equal('start');
    expect(style.textIndent).to.equal('0px');
    expect(style.backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    expect(parseFloat(style.paddingInlineStart)).to.be.above(8);
    expect(parseFloat(style.fontSize)).to.equal(14);
    expect(button.offsetHeight).to.be.at.least(44);
    // 20em at most.
    expect(button.offsetWidth).to.equal(20 * 14);
    const cell = page.find('.main');
    expect(element.offsetWidth).to.be.above(0.9 * (cell.clientWidth - 40));
    expect(element.scrollWidth).to.be.at.most(cell.clientWidth);
    page.resize(320);
    expect(element.offsetWidth).to.be.above(250);
  });
});
