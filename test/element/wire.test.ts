import { expect } from '@open-wc/testing';
import { FORMATS } from '../../src/api/page-request.js';
import { XML } from '../../src/api/xml.js';
import { fieldsOf } from '../../src/api/page-request.js';
import '../../src/index.js';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';

const BIG_TOKEN = '9007199254740993';

/** The method of each request, and its format. */
function types(requests: RecordedRequest[]): string[] {
  return requests.map(({ method, headers }) =>
    method === 'POST' ? `POST ${headers['content-type'] ?? ''}` : method,
  );
}

describe('the body of a request', () => {
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
    const type = XML.contentType;
    expect(request!.headers).to.include({ 'content-type': type, accept: type });
    const fields = fieldsOf({
      siteCode: 'Ё&<1>',
      client: '1017',
      token: BIG_TOKEN,
      operator: '5',
      begDate: '2025-12-01T00:00:00',
      endDate: '2025-12-22T23:59:59.997',
      start: 1,
      length: 10,
    });
    expect(request!.body).to.equal(XML.encode(fields));
  });

  it('is a form to another origin, page after page, even if that refuses preflights', async () => {
    const host = await DemoHost.create({ leads: 30, settings: { options: 405 } });
    const element = await settled(mountFor(host, { 'api-base': host.crossBase }));
    await element.loadMore();
    expect(element.status).to.equal('complete');
    const post = `POST ${FORMATS.form.contentType}`;
    expect(types(await host.requests())).to.deep.equal([post, post]);
  });
});
