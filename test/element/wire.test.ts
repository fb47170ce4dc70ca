import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { mount, mountFor, recordEvents, rows, settled, TOKEN } from '../helpers/element.js';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';
const BASE = `xmlns="${NAMESPACE}Abstractions"`;
const BIG_TOKEN = '9007199254740993';

const WIRE_FORMATS = ['json', 'form', 'xml'] as const;

/** An element that asks a host at another origin, which it has to do with by default. */
function mountAcross(host: DemoHost, attributes: Record<string, string> = {}): ClientLeads {
  return mountFor(host, { 'api-base': host.crossBase, ...attributes });
}

function inRequest(members: string): string {
  return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">${members}</ClientLeadsPagingInfoRequest>`;
}

function path({ url }: RecordedRequest): string {
  return new URL(url).pathname;
}

/** The method of each request, and in what it was written and to be answered. */
function types(requests: RecordedRequest[]): string[] {
  return requests.map(({ method, headers }) =>
    method === 'POST' ? `POST ${headers['content-type'] ?? ''}, ${headers.accept ?? ''}` : method,
  );
}

function bodies(requests: RecordedRequest[]): string[] {
  return requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
}

describe('what goes over the wire', () => {
  for (const [wireFormat, contentType, accept, body] of [
    [
      'json',
      JSON_TYPE,
      JSON_TYPE,
      '{"SiteCode":"GIFT-01","Token":55120938,"Client":1017,"Length":20,"Start":1}',
    ],
    ['form', FORM, JSON_TYPE, 'SiteCode=GIFT-01&Token=55120938&Client=1017&Length=20&Start=1'],
    [
      'xml',
      XML_TYPE,
      XML_TYPE,
      inRequest(
        `<SiteCode ${BASE}>GIFT-01</SiteCode><Token ${BASE}>55120938</Token>` +
          '<Client>1017</Client><Length>20</Length><Start>1</Start>',
      ),
    ],
  ] as const) {
    it(`is what is set, and nothing else, as ${wireFormat}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const element = await settled(mountFor(host, { 'wire-format': wireFormat }));
      const requests = await host.requests();
      expect(rows(element)).to.have.length(20);
      expect(types(requests)).to.deep.equal([`POST ${contentType}, ${accept}`]);
      expect(requests.map(path)).to.deep.equal([
        `${new URL(host.base).pathname}api/client/LeadsPagingInfo`,
      ]);
      expect(new URL(requests[0]!.url).search).to.equal('');
      expect(bodies(requests)).to.deep.equal([body]);
    });
  }

  for (const [wireFormat, body] of [
    [
      'json',
      '{"Operator":5,"SiteCode":"Ё&<1>","Token":55120938,"BegDate":"2025-12-01T00:00:00",' +
        '"Client":1017,"EndDate":"2025-12-22T23:59:59.997","Length":10,"Start":1}',
    ],
    [
      'form',
      'Operator=5&SiteCode=%D0%81%26%3C1%3E&Token=55120938&BegDate=2025-12-01T00%3A00%3A00' +
        '&Client=1017&EndDate=2025-12-22T23%3A59%3A59.997&Length=10&Start=1',
    ],
    [
      'xml',
      inRequest(
        `<Operator ${BASE}>5</Operator><SiteCode ${BASE}>Ё&amp;&lt;1&gt;</SiteCode>` +
          `<Token ${BASE}>55120938</Token><BegDate>2025-12-01T00:00:00</BegDate>` +
          '<Client>1017</Client><EndDate>2025-12-22T23:59:59.997</EndDate>' +
          '<Length>10</Length><Start>1</Start>',
      ),
    ],
  ] as const) {
    it(`is every field as ${wireFormat}, where every one is set`, async () => {
      const host = await DemoHost.create();
      const attributes = {
        sitecode: 'Ё&<1>',
        operator: '005',
        begdate: '2025-12-01',
        enddate: '2025-12-22',
        length: '10',
        'wire-format': wireFormat,
      };
      await settled(mountFor(host, attributes));
      expect(bodies(await host.requests())).to.deep.equal([body]);
    });
  }

  for (const wireFormat of WIRE_FORMATS) {
    it(`holds a token beyond 2^53 exactly, as ${wireFormat}`, async () => {
      const host = await DemoHost.create({ settings: { strict: true } });
      const element = mountFor(host, { token: BIG_TOKEN, 'wire-format': wireFormat });
      await settled(element);
      expect(element.status).to.equal('ready');
      expect(element.totalRows).to.equal(137);
      const [body = ''] = bodies(await host.requests());
      expect(body.split(BIG_TOKEN)).to.have.length(2);
    });

    it(`brings the same leads as ${wireFormat}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const expected = await settled(mountFor(host, { 'wire-format': 'json' }));
      const element = await settled(mountAcross(host, { 'wire-format': wireFormat }));
      await element.loadMore();
      await expected.loadMore();
      expect(element.leads).to.have.length(30);
      expect(element.leads).to.deep.equal(expected.leads);
    });
  }

  for (const property of [9007199254740993n, BIG_TOKEN]) {
    it(`holds a token beyond 2^53 that is given as a ${typeof property}`, async () => {
      const host = await DemoHost.create({ settings: { strict: true } });
      const element = mountFor(host, { token: '' });
      element.token = property;
      await settled(element);
      expect(element.status).to.equal('ready');
    });
  }

  describe('auto', () => {
    it('is a form to another origin, page after page, and no preflight', async () => {
      const host = await DemoHost.create({ leads: 50 });
      const element = await settled(mountAcross(host));
      await element.loadMore();
      await element.loadMore();
      expect(element.status).to.equal('complete');
      const form = `POST ${FORM}, ${JSON_TYPE}`;
      expect(types(await host.requests())).to.deep.equal([form, form, form]);
    });

    it('is JSON to the origin of the page', async () => {
      const host = await DemoHost.create({ leads: 30 });
      await settled(mountFor(host));
      expect(types(await host.requests())).to.deep.equal([`POST ${JSON_TYPE}, ${JSON_TYPE}`]);
    });

    for (const forms of [415, 500] as const) {
      it(`is JSON after a ${forms} for a form, and from then on at once`, async () => {
        const host = await DemoHost.create({ leads: 30, settings: { forms } });
        const element = await settled(mountAcross(host));
        await element.loadMore();
        expect(element.status).to.equal('complete');
        const other = await settled(mountAcross(host, { client: '1018' }));
        expect(rows(other)).to.have.length(20);
        const posts = (await host.requests()).filter(({ method }) => method === 'POST');
        const json = `POST ${JSON_TYPE}, ${JSON_TYPE}`;
        expect(types(posts)).to.deep.equal([`POST ${FORM}, ${JSON_TYPE}`, json, json, json]);
      });
    }

    it('reaches another origin that refuses preflights', async () => {
      const host = await DemoHost.create({ leads: 3, settings: { options: 405 } });
      const element = await settled(mountAcross(host));
      expect(element.status).to.equal('complete');
      expect(types(await host.requests())).to.deep.equal([`POST ${FORM}, ${JSON_TYPE}`]);
    });
  });

  it('is a preflight first for JSON and XML to another origin', async () => {
    for (const wireFormat of ['json', 'xml']) {
      const host = await DemoHost.create({ leads: 3 });
      const element = await settled(mountAcross(host, { 'wire-format': wireFormat }));
      expect(element.status).to.equal('complete');
      expect((await host.requests()).map(({ method }) => method)).to.deep.equal([
        'OPTIONS',
        'POST',
      ]);
    }
  });

  for (const where of ['base', 'crossBase'] as const) {
    it(`is no cookie and no referrer (${where})`, async () => {
      document.cookie = 'session=secret; path=/';
      const host = await DemoHost.create({ leads: 3 });
      await settled(mountFor(host, { 'api-base': host[where] }));
      document.cookie = 'session=; path=/; max-age=0';
      const [request] = await host.requests();
      const names = Object.keys(request?.headers ?? {});
      expect(names).to.contain('content-type');
      expect(
        names.filter((name) => ['cookie', 'referer', 'authorization'].includes(name)),
      ).to.deep.equal([]);
    });
  }

  for (const where of ['base', 'crossBase'] as const) {
    it(`is one request where the host sends the client to a login page (${where})`, async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: 3, settings: { page: 'redirect' } });
      const element = mountFor(host, { 'api-base': host[where] });
      const events = recordEvents(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect(
        events.map(([type, detail]) => [type, (detail as { kind: string }).kind]),
      ).to.deep.equal([['leads-error', 'protocol']]);
      expect((await host.requests()).map(path)).to.deep.equal([
        `${new URL(host.base).pathname}api/client/LeadsPagingInfo`,
      ]);
      expect(errors).to.have.length(1);
    });
  }

  it('is nothing of the token in an address, an event or the console', async () => {
    const errors = captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    const said = { Message: `Token ${TOKEN} is bad.`, ExceptionMessage: TOKEN };
    await host.answer({ status: 400, json: said }, { json: { ErrorCode: 3, Message: TOKEN } });
    const element = mountFor(host);
    const events = recordEvents(element);
    await settled(element);
    await element.refresh();
    await settled(element);
    expect(events).to.have.length(2);
    expect(JSON.stringify([events, errors])).not.to.contain(TOKEN);
    expect((await host.requests()).some(({ url }) => url.includes(TOKEN))).to.equal(false);
  });

  it('goes to a base with a path, with or without a slash at its end', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const { status } = await settled(mountFor(host, { 'api-base': host.base.slice(0, -1) }));
    expect(status).to.equal('complete');
    const longBase = '/WebService/UNK/unklcmanagerpartner';
    const element = await settled(
      mount({ sitecode: 'GIFT-01', client: '1001', token: TOKEN, 'api-base': longBase }),
    );
    expect(rows(element)).to.have.length(1);
  });
});
