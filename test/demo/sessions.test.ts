import { expect, waitUntil } from '@open-wc/testing';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { rows } from '../helpers/element.js';

describe('two windows of a browser with sites of the demo', () => {
  let shop: DemoPage;
  let cabinet: DemoPage;

  beforeEach(async () => {
    await signIn();
    shop = await DemoPage.open('/demo/gift/');
    cabinet = await DemoPage.open('/demo/partner/');
    await both(0);
  });
  afterEach(() => signIn());

  /** Waits until both show a list of so many inquiries, or of nobody. */
  async function both(total: number): Promise<void> {
    for (const page of [shop, cabinet]) {
      const element = await page.element();
      const shows = () => (total ? element.totalRows === total : element.status === 'signed-out');
      await waitUntil(shows, String(total), { timeout: 5000 });
      await element.updateComplete;
      expect(rows(element).length > 0).to.equal(total > 0);
      expect(page.shows('[slot=signed-out]')).to.equal(total === 0);
      expect(page.shows('[slot=footer]')).to.equal(total > 0);
    }
  }

  it('follow each other if a page load signs in, out, and another client', async () => {
    for (const [client, total] of [
      ['anna', 137],
      ['', 0],
      ['boris', 21],
    ] as const) {
      cabinet.click(`[value="${client}"]`);
      await cabinet.loads();
      await both(total);
    }
  });

  it('follow each other if no page is loaded, and the order stays', async () => {
    shop.fill('#name', 'Мария');
    for (const [client, total] of [
      ['boris', 21],
      ['', 0],
      ['anna', 137],
    ] as const) {
      shop.click(`[name=client][value="${client}"]`);
      await both(total);
    }
    expect(shop.text('#certificate-name')).to.equal('Мария');
  });
});
