import { expect } from '@esm-bundle/chai';
import { readBody } from '../../src/api/read-body.js';
import { failureOf, reasonOf } from '../fixtures/rejection.js';

const MIB = 1024 * 1024;

/** A response of a polyfill or a test double, which has no stream. */
function withoutStream(text: string, body: null | undefined = null): Response {
  return Object.defineProperty(new Response(text), 'body', { value: body });
}

describe('readBody', () => {
  it('returns an empty text if there is no body', async () => {
    expect(await readBody(new Response(null, { status: 204 }))).to.equal('');
  });

  for (const body of [null, undefined]) {
    it(`reads the text of a response whose body is ${body}`, async () => {
      expect(await readBody(withoutStream('Ё😀', body))).to.equal('Ё😀');
    });
  }

  it('decodes characters that are split over chunks, and drops a byte order mark', async () => {
    const bytes = new TextEncoder().encode('\uFEFFЁ😀');
    const inPieces = new ReadableStream<Uint8Array>({
      start(stream) {
        bytes.forEach((byte) => stream.enqueue(new Uint8Array([byte])));
        stream.close();
      },
    });
    expect(await readBody(new Response(inPieces))).to.equal('Ё😀');
  });

  it('replaces a character that is cut off', async () => {
    expect(await readBody(new Response(new Uint8Array([0x61, 0xd0])))).to.equal('a\ufffd');
  });

  it('reads up to 10 MiB', async () => {
    const body = new Uint8Array(10 * MIB).fill(32);
    expect(await readBody(new Response(body))).to.have.length(10 * MIB);
  });

  it('fails with protocol for more than 10 MiB, and stops reading', async () => {
    let isCancelled = false;
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        given++;
        stream.enqueue(new Uint8Array(MIB));
      },
      cancel() {
        isCancelled = true;
        throw new Error('It cannot be cancelled.');
      },
    });
    const { kind, message, isTransient } = await failureOf(readBody(new Response(endless)));
    expect([kind, isTransient]).to.deep.equal(['protocol', false]);
    expect(message).to.equal('The API answered with more than 10 MiB.');
    expect(isCancelled).to.equal(true);
    expect(given).to.be.below(14);
  });

  it('fails with protocol for more than 10 MiB without a stream', async () => {
    expect(await readBody(withoutStream(' '.repeat(10 * MIB)))).to.have.length(10 * MIB);
    const { kind, message } = await failureOf(readBody(withoutStream(' '.repeat(10 * MIB + 1))));
    expect([kind, message]).to.deep.equal(['protocol', 'The API answered with more than 10 MiB.']);
  });

  it('rejects with the error that interrupts the body', async () => {
    const lost = new TypeError('lost');
    const broken = new ReadableStream({ start: (stream) => stream.error(lost) });
    expect((await reasonOf(readBody(new Response(broken)))) === lost).to.equal(true);
  });
});
