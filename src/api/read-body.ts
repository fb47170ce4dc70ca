import { ApiError } from './api-error.js';

/** 200 rows take about 100 KiB; what is larger than this is no page of inquiries. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * The body as text, read no further than a limit, so that no host can fill the reader's phone. Read
 * by hand: a `TransformStream` would put off the first rows by 5 ms.
 */
export async function readBody({ body }: Response): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
    bytes += value.length;
    if (bytes > MAX_BYTES) {
      reader.cancel().catch(() => undefined);
      throw new ApiError('protocol', 'The API answered with more than 10 MiB.');
    }
  }
}
