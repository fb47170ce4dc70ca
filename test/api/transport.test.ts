import { expect } from '@esm-bundle/chai';
import { json } from '../../src/api/formats/json.js';
import { xml } from '../../src/api/formats/xml.js';
import { post, type PostOptions } from '../../src/api/transport.js';
import { fakeFetch, headersOf, reply } from '../fixtures/fake-fetch.js';
import { failureOf, reasonOf } from '../fixtures/rejection.js';

const MIB = 1024 * 1024;
const NOW = Date.UTC(2025, 11, 22, 9, 25, 53);

function optionsFor(
  fetch: typeof globalThis.fetch,
  options: Partial<PostOptions> = {},
): PostOptions {
  const { signal } = new AbortController();
  return {
    url: 'https://api.example/',
    format: json,
    body: '{}',
    token: '55120938',
    signal,
    fetch,
    now: NOW,
    ...options,
  };
}

describe('post', () => {
  it('sends no cookies and no referrer, follows no redirect and keeps nothing', async () => {
    const { fetch, calls } = fakeFetch(reply('{}'));
    const { signal } = new AbortController();
    await post(optionsFor(fetch, { body: '{"Client":1}', signal }));
    const [{ url, init } = { url: '', init: {} }] = calls;
    const { signal: sentSignal, ...rest } = init;
    expect(url).to.equal('https://api.example/');
    expect(sentSignal === signal).to.equal(true);
    expect(rest).to.deep.equal({
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: '{"Client":1}',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
  });

  it('names the types of the format', async () => {
    const { fetch, calls } = fakeFetch(reply('{}'));
    await post(optionsFor(fetch, { format: xml }));
    expect(headersOf(calls[0]!)).to.deep.equal({
      Accept: 'application/xml',
      'Content-Type': 'application/xml',
    });
  });

  it('calls a fetch that wants to be called on the global object', async () => {
    let receiver: unknown;
    function fetch(this: unknown): Promise<Response> {
      // eslint-disable-next-line @typescript-eslint/no-this-alias
      receiver = this;
      return Promise.resolve(reply('{}'));
    }
    await post(optionsFor(fetch));
    expect(receiver === globalThis).to.equal(true);
  });

  it('gives the answer whole, whatever its status', async () => {
    const { fetch } = fakeFetch(
      reply('<a>Ё</a>', 'Application/XML; charset=utf-8', { status: 418 }),
    );
    expect(await post(optionsFor(fetch))).to.deep.equal({
      status: 418,
      mediaType: 'application/xml',
      body: '<a>Ё</a>',
      retryAfter: undefined,
    });
  });

  it('gives no media type where the answer names none', async () => {
    const { fetch } = fakeFetch(reply('{}', null));
    expect((await post(optionsFor(fetch))).mediaType).to.equal('');
  });

  for (const [header, expected] of [
    ['2', 2000],
    [' 120 ', 120_000],
    ['0', 0],
    ['Mon, 22 Dec 2025 09:26:03 GMT', 10_000],
    ['Mon, 22 Dec 2025 09:25:43 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
  ] as const) {
    it(`reads Retry-After: ${header || '(empty)'} as ${expected ?? 'no wait'}`, async () => {
      const { fetch } = fakeFetch(
        reply('{}', 'application/json', { status: 503, headers: { 'Retry-After': header } }),
      );
      expect((await post(optionsFor(fetch))).retryAfter).to.equal(expected);
    });
  }

  for (const status of [301, 302, 303, 307, 308] as const) {
    it(`fails with protocol for a redirect, ${status}`, async () => {
      const { fetch } = fakeFetch(Response.redirect('https://api.example/login', status));
      const { kind, isTransient } = await failureOf(post(optionsFor(fetch)));
      expect({ kind, isTransient }).to.deep.equal({ kind: 'protocol', isTransient: false });
    });
  }

  it('fails with protocol for a redirect that the browser hides', async () => {
    const hidden = Object.defineProperties(Response.error(), {
      type: { value: 'opaqueredirect' },
    });
    const { fetch } = fakeFetch(hidden);
    expect((await failureOf(post(optionsFor(fetch)))).kind).to.equal('protocol');
  });

  it('fails with network, to be tried again, where fetch fails', async () => {
    const cause = new TypeError('Failed to fetch');
    const { fetch } = fakeFetch(() => Promise.reject(cause));
    const failure = await failureOf(post(optionsFor(fetch)));
    expect(failure.kind).to.equal('network');
    expect(failure.isTransient).to.equal(true);
    expect(failure.cause).to.equal('TypeError: Failed to fetch');
  });

  it('keeps no cause that repeats the token, at any depth', async () => {
    const request = { body: 'Token=55120938' };
    const cause = Object.assign(new Error('ECONNREFUSED 55120938', { cause: request }), request);
    const { fetch } = fakeFetch(() =>
      Promise.reject(Object.assign(new TypeError('Cannot send 55120938', { cause }), request)),
    );
    const failure = await failureOf(post(optionsFor(fetch)));
    expect(failure.kind).to.equal('network');
    expect(failure.cause).to.equal('TypeError: Cannot send …: Error: ECONNREFUSED …');
  });

  it('keeps no cause whose text cannot be read', async () => {
    const cause = Object.defineProperty(new Error(), 'message', {
      get: () => {
        throw new Error('Token=55120938');
      },
    });
    const { fetch } = fakeFetch(() => Promise.reject(cause));
    const failure = await failureOf(post(optionsFor(fetch)));
    expect([failure.kind, failure.cause]).to.deep.equal(['network', '']);
  });

  it('gives an empty body where there is none', async () => {
    const { fetch } = fakeFetch(new Response(null, { status: 204 }));
    expect((await post(optionsFor(fetch))).body).to.equal('');
  });

  it('reads characters that come in pieces, and drops a byte order mark', async () => {
    const bytes = new TextEncoder().encode('\uFEFFЁ😀');
    const { fetch } = fakeFetch(new Response(streamOf([...bytes].map((byte) => [byte]))));
    expect((await post(optionsFor(fetch))).body).to.equal('Ё😀');
  });

  it('reads 10 MiB to the end', async () => {
    const { fetch } = fakeFetch(new Response(new Uint8Array(10 * MIB).fill(32)));
    expect((await post(optionsFor(fetch))).body).to.have.length(10 * MIB);
  });

  it('fails with protocol for more than 10 MiB, and reads no further', async () => {
    let isCancelled = false;
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        given++;
        stream.enqueue(new Uint8Array(MIB));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const { fetch } = fakeFetch(new Response(endless));
    const { kind, isTransient } = await failureOf(post(optionsFor(fetch)));
    expect({ kind, isTransient }).to.deep.equal({ kind: 'protocol', isTransient: false });
    expect(isCancelled).to.equal(true);
    expect(given).to.be.below(14);
  });

  it('fails with network where the body breaks off', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('lost')) });
    const { fetch } = fakeFetch(new Response(broken));
    expect((await failureOf(post(optionsFor(fetch)))).kind).to.equal('network');
  });

  describe('offline', () => {
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'onLine');
    });

    it('fails with offline, not to be tried again, where the browser knows', async () => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      const { fetch } = fakeFetch(() => Promise.reject(new TypeError('Failed to fetch')));
      const { kind, isTransient } = await failureOf(post(optionsFor(fetch)));
      expect({ kind, isTransient }).to.deep.equal({ kind: 'offline', isTransient: false });
    });
  });

  it('rejects with what fetch says where the request was aborted', async () => {
    const controller = new AbortController();
    const { fetch } = fakeFetch(({ init }) => {
      controller.abort('gone');
      return Promise.reject(init.signal?.reason as Error);
    });
    expect(await reasonOf(post(optionsFor(fetch, { signal: controller.signal })))).to.equal('gone');
  });
});

function streamOf(pieces: number[][]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(stream) {
      for (const piece of pieces) {
        stream.enqueue(new Uint8Array(piece));
      }
      stream.close();
    },
  });
}
