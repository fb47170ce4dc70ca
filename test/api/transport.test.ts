import { expect } from '@esm-bundle/chai';
import { post, type ApiResponse, type PostOptions } from '../../src/api/transport.js';
import { fakeFetch, reply, type FakeReply } from '../fixtures/fake-fetch.js';
import { failureOf, reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

const URL_OF_API = 'https://api.example/';
const TOKEN = '55120938';
const NOW = Date.UTC(2025, 11, 22, 9, 25, 53);

/** Posts to a host that sends this reply. */
function postTo(answer: FakeReply, options: Partial<PostOptions> = {}) {
  const { fetch, calls } = fakeFetch(answer);
  const { signal } = new AbortController();
  const required = {
    url: URL_OF_API,
    server: 'The API',
    headers: { Accept: 'application/json' },
    credentials: 'omit',
    body: '{}',
    signal,
    now: NOW,
  } as const;
  return { response: post({ ...required, fetch, ...options }), calls };
}

function answerTo(answer: FakeReply): Promise<ApiResponse> {
  return postTo(answer).response;
}

describe('post', () => {
  it('sends no cookies and no referrer, follows no redirect and stores nothing', async () => {
    const { signal } = new AbortController();
    const headers = { Accept: 'application/soap+xml', 'Content-Type': 'application/json' };
    const { response, calls } = postTo(reply('{}'), { body: '{"Client":1}', signal, headers });
    await response;
    const [{ url, init } = { url: '', init: {} }] = calls;
    const { signal: sentSignal, ...rest } = init;
    expect(url).to.equal(URL_OF_API);
    expect(sentSignal === signal).to.equal(true);
    expect(rest).to.deep.equal({
      method: 'POST',
      headers,
      body: '{"Client":1}',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
  });

  it('reads the text of a response without a body, as of polyfills, whatever its status', async () => {
    const answer = reply('<a>Ё😀</a>', 'application/xml;charset=utf-8', { status: 400 });
    Object.defineProperty(answer, 'body', { value: null });
    expect(await answerTo(answer)).to.deep.equal({
      status: 400,
      mediaType: 'application/xml',
      body: '<a>Ё😀</a>',
      retryAfter: undefined,
    });
  });

  it('reads Retry-After as seconds or a date, up to five minutes', async () => {
    for (const [header, expected] of [
      [' 120 ', 120_000],
      ['600', 300_000],
      ['Mon, 22 Dec 2025 09:26:03 GMT', 10_000],
      ...['0', 'Mon, 22 Dec 2025 09:25:43 GMT', 'soon', '-1', ''].map(
        (text) => [text, undefined] as const,
      ),
    ] as const) {
      const headers = { 'Retry-After': header };
      const { retryAfter, mediaType } = await answerTo(reply('{}', null, { headers }));
      expect([retryAfter, mediaType], header).to.deep.equal([expected, '']);
    }
  });

  it('fails with protocol, without a retry, for a redirect, which the browser hides', async () => {
    const { kind, message, isTransient } = await failureOf(answerTo(Response.error()));
    expect([kind, isTransient]).to.deep.equal(['protocol', false]);
    expect(message).to.equal('The API answered with a redirect, which is not followed.');
  });

  const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('lost')) });
  const fails = () => Promise.reject<Response>(new TypeError(`Cannot send ${TOKEN}`));
  for (const [title, answer, isOnline, kind, message] of [
    ['fetch fails', fails, true, 'network', 'The API cannot be reached.'],
    ['the body breaks off', new Response(broken), true, 'network', 'The API cannot be reached.'],
    ['fetch fails offline', fails, false, 'offline', 'The browser is offline.'],
  ] as const) {
    it(`fails with ${kind} if ${title}, without the error, which may contain the request`, async () => {
      stub(navigator, 'onLine', isOnline);
      const failure = await failureOf(answerTo(answer));
      expect(failure).to.include({ kind, message, isTransient: isOnline });
      expect('cause' in failure).to.equal(false);
    });
  }

  it('rejects with the error of fetch if the request was aborted', async () => {
    const signal = AbortSignal.abort('gone');
    const { response } = postTo(() => Promise.reject(signal.reason as Error), { signal });
    expect(await reasonOf(response)).to.equal('gone');
  });
});
