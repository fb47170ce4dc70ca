import { ApiError } from './api-error.js';

/** 200 rows take about 100 KiB, so a larger body is not a page of inquiries. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Reads the body of a response as UTF-8 text. Rejects with an `ApiError` of kind `protocol` if the
 * body is larger than 10 MiB, so that no host can fill the memory of the reader's phone.
 *
 * The chunks are read in a loop, because a `TransformStream` delays the first rows by 5 ms.
 */
export async function readBody(response: Response): Promise<string> {
  const { body } = response;
  if (!body) {
    return readText(response);
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) {
      return text;
    }
    byteCount += value.length;
    if (byteCount > MAX_BODY_BYTES) {
      // Only the error below matters, not a failure to cancel.
      reader.cancel().catch(() => undefined);
      throw createSizeError();
    }
  }
}

/** Reads a response without a stream, which may be one of a polyfill or a test double. */
async function readText(response: Response): Promise<string> {
  const text = await response.text();
  if (text.length > MAX_BODY_BYTES) {
    throw createSizeError();
  }
  return text;
}

function createSizeError(): ApiError {
  return new ApiError('protocol', 'The API answered with more than 10 MiB.');
}
