import { expect } from '@open-wc/testing';
import { FORMATS } from '../../src/api/page-request.js';
import '../../src/index.js';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';

/** The method of each request, and its format. */
function types(requests: RecordedRequest[]): string[] {
  return requests.map(({ method, headers }) =>
    method === 'POST' ? `POST ${headers['content-type'] ?? ''}` : method,
  );
}

describe('the body of a request', () => {
  it('is a form to another origin, page after page, even if that refuses preflights', async () => {
    const host = await DemoHost.create({ leads: 30, settings: { options: 405 } });
    const element = await settled(mountFor(host, { 'api-base': host.crossBase }));
    await element.loadMore();
    expect(element.status).to.equal('complete');
    const post = `POST ${FORMATS.form.contentType}`;
    expect(types(await host.requests())).to.deep.equal([post, post]);
  });
});
