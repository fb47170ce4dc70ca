import { expect } from '@open-wc/testing';
import { form, json } from '../../src/api/formats/format.js';
import { xml } from '../../src/api/formats/xml.js';
import '../../src/index.js';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { mountFor, settled, TOKEN } from '../helpers/element.js';

const BIG_TOKEN = '9007199254740993';

/** The method of each request, and its format. */
function types(requests: RecordedRequest[]): string[] {
  return requests.map(({ method, headers }) =>
    method === 'POST' ? `POST ${headers['content-type'] ?? ''}` : method,
  );
}

describe('the body of a request', () => {
  it('is JSON to the same origin, with the values that are set, and nothing else', async () => {
    const host = await DemoHost.create({ leads: 30 });
    await settled(mountFor(host));
    const requests = await host.requests();
    expect(types(requests)).to.deep.equal([`POST ${json.contentType}`]);
    const request = { siteCode: 'GIFT-01', client: '1017', token: TOKEN, start: 1, length: 20 };
    expect(requests[0]!.body).to.equal(json.encode(request));
  });

  it('has every field if all are set, in the format of the page, and the exact token', async () => {
    const host = await DemoHost.create();
    const attributes = {
      sitecode: 'Ё&<1>',
      token: BIG_TOKEN,
      operator: '005',
      begdate: '2025-12-01',
      enddate: '2025-12-22',
      length: '10',
      'wire-format': 'xml',
    };
    await settled(mountFor(host, attributes));
    const [request, ...others] = await host.requests();
    expect(others).to.deep.equal([]);
    expect(request!.url).to.equal(`${host.base}api/client/LeadsPagingInfo`);
    expect(request!.headers).to.include({ 'content-type': xml.contentType, accept: xml.accept });
    expect(request!.body).to.equal(
      xml.encode({
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

  it('is a form to another origin, page after page, even if that refuses preflights', async () => {
    const host = await DemoHost.create({ leads: 30, settings: { options: 405 } });
    const element = await settled(mountFor(host, { 'api-base': host.crossBase }));
    await element.loadMore();
    expect(element.status).to.equal('complete');
    const post = `POST ${form.contentType}`;
    expect(types(await host.requests())).to.deep.equal([post, post]);
  });

  it('is JSON after a refused form, and afterwards for the whole page', async () => {
    const host = await DemoHost.create({ leads: 30, settings: { forms: 415 } });
    const element = await settled(mountFor(host, { 'api-base': host.crossBase }));
    await element.loadMore();
    expect(element.status).to.equal('complete');
    await settled(mountFor(host, { 'api-base': host.crossBase, client: '1018' }));
    const posts = (await host.requests()).filter(({ method }) => method === 'POST');
    const asJson = `POST ${json.contentType}`;
    expect(types(posts)).to.deep.equal([`POST ${form.contentType}`, asJson, asJson, asJson]);
  });
});
