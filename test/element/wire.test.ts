import { expect } from '@open-wc/testing';
import { form } from '../../src/api/formats/form.js';
import { json } from '../../src/api/formats/json.js';
import { xml } from '../../src/api/formats/xml.js';
import '../../src/index.js';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { mountFor, rows, settled, TOKEN } from '../helpers/element.js';

const FORMATS = { json, form, xml };
const NAMES = ['json', 'form', 'xml'] as const;
const BIG_TOKEN = '9007199254740993';

/** The method of each request, and in what it was written. */
function types(requests: RecordedRequest[]): string[] {
  return requests.map(({ method, headers }) =>
    method === 'POST' ? `POST ${headers['content-type'] ?? ''}` : method,
  );
}

describe('what goes over the wire', () => {
  it('is what is set, and nothing else', async () => {
    const host = await DemoHost.create({ leads: 30 });
    const element = await settled(mountFor(host));
    expect(rows(element)).to.have.length(20);
    const request = { siteCode: 'GIFT-01', client: '1017', token: TOKEN, start: 1, length: 20 };
    expect((await host.requests()).map(({ body }) => body)).to.deep.equal([json.encode(request)]);
  });

  for (const name of NAMES) {
    it(`is every field as ${name}, if every one is set, and the token exactly`, async () => {
      const format = FORMATS[name];
      const host = await DemoHost.create();
      const attributes = {
        sitecode: 'Ё&<1>',
        token: BIG_TOKEN,
        operator: '005',
        begdate: '2025-12-01',
        enddate: '2025-12-22',
        length: '10',
        'wire-format': name,
      };
      await settled(mountFor(host, attributes));
      const [{ url, headers, body } = { url: '', headers: {}, body: '' }, ...others] =
        await host.requests();
      expect(others).to.deep.equal([]);
      expect(url).to.equal(`${host.base}api/client/LeadsPagingInfo`);
      expect(headers).to.include({ 'content-type': format.contentType, accept: format.accept });
      expect(body).to.equal(
        format.encode({
          siteCode: 'Ё&<1>',
          client: '1017',
          token: BIG_TOKEN,
          operator: '5',
          begDate: '2025-12-01T00:00:00',
          endDate: '2025-12-22T23:59:59.997',
          start: 1,
          length: 10,
        }),
      );
    });

    it(`brings the same leads from another origin as ${name}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const own = await settled(mountFor(host));
      await own.loadMore();
      await host.forgetRequests();
      const across = { 'api-base': host.crossBase, 'wire-format': name };
      const element = await settled(mountFor(host, across));
      await element.loadMore();
      expect(element.leads).to.have.length(30);
      expect(element.leads).to.deep.equal(own.leads);
      const [first] = await host.requests();
      expect(first?.method).to.equal(name === 'form' ? 'POST' : 'OPTIONS');
    });
  }

  describe('by default', () => {
    it('is a form to another origin, page after page, though that refuses preflights', async () => {
      const host = await DemoHost.create({ leads: 30, settings: { options: 405 } });
      const element = await settled(mountFor(host, { 'api-base': host.crossBase }));
      await element.loadMore();
      expect(element.status).to.equal('complete');
      const post = `POST ${form.contentType}`;
      expect(types(await host.requests())).to.deep.equal([post, post]);
    });

    for (const forms of [415, 500] as const) {
      it(`is JSON after a ${forms} for a form, and from then on at once`, async () => {
        const host = await DemoHost.create({ leads: 30, settings: { forms } });
        const element = await settled(mountFor(host, { 'api-base': host.crossBase }));
        await element.loadMore();
        expect(element.status).to.equal('complete');
        await settled(mountFor(host, { 'api-base': host.crossBase, client: '1018' }));
        const posts = (await host.requests()).filter(({ method }) => method === 'POST');
        const asJson = `POST ${json.contentType}`;
        expect(types(posts)).to.deep.equal([`POST ${form.contentType}`, asJson, asJson, asJson]);
      });
    }
  });
});
