import { ApiError } from './api-error.js';

/** 200 rows take about 100 KiB; what is larger than this is no page of inquiries. */
const MAX_BYTES = 10 * 1024 * 1024;

/** The body as text, read no further than a limit, so that no host can fill the reader's phone. */
export async function readBody({ body }: Response): Promise<string> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, stream) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) stream.terminate();
      else stream.enqueue(chunk);
    },
  });
  const text = await new Response(body?.pipeThrough(limit)).text();
  if (bytes > MAX_BYTES) throw new ApiError('protocol', 'The API answered with more than 10 MiB.');
  return text;
}
