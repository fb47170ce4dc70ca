/**
 * Groups failures by what can be done about them:
 *
 * - `config`: a setting is missing or invalid;
 * - `offline`: the browser is offline;
 * - `network`: the API, or `session-url`, cannot be reached;
 * - `timeout`: no response arrived in time;
 * - `auth`: the token was refused with HTTP status 401 or 403;
 * - `http`: the API, or `session-url`, answered with another HTTP error status;
 * - `protocol`: the answer is not one of this API, or of `session-url`;
 * - `api`: the API reported a failure with its `ErrorCode`.
 */
export type ErrorKind =
  'config' | 'offline' | 'network' | 'timeout' | 'auth' | 'http' | 'protocol' | 'api';

const TRANSIENT_STATUSES = [408, 429, 502, 503, 504];

export type ApiErrorFacts = Partial<
  Pick<ApiError, 'code' | 'status' | 'apiMessage' | 'retryAfter' | 'passes'>
> & {
  /** The underlying error. Must not contain the token, at any depth. */
  readonly cause?: unknown;
};

/**
 * The only error type of this package. Each error is created where the failure happens.
 *
 * `message` is for developers, in English. Texts for the reader are chosen later, by `kind`. No
 * property contains the token.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ErrorKind;
  /** The API's `ErrorCode`. Only set if `kind` is `api`. */
  declare readonly code: number | undefined;
  /** The HTTP status. Only set if `kind` is `auth` or `http`. */
  declare readonly status: number | undefined;
  /** The API's `Message` as plain text, or empty if none is written for people. */
  readonly apiMessage: string = '';
  /** The wait that the API asks for, in milliseconds. Only set if it asks for one. */
  declare readonly retryAfter: number | undefined;
  /** Whether the failure passes by itself, whatever its kind and its status say. */
  declare readonly passes: boolean | undefined;
  /** Other copies of this code on the page have a class of their own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ApiError' && 'kind' in value;
  }

  constructor(kind: ErrorKind, message: string, facts: ApiErrorFacts = {}) {
    super(message, facts);
    this.kind = kind;
    Object.assign(this, facts);
  }

  /** Whether the same request may succeed a moment later. */
  get isTransient(): boolean {
    return this.kind === 'network' || TRANSIENT_STATUSES.includes(this.status ?? 0);
  }
}

/** Returns whether a failure is that of a network or a server, so the same request may succeed later. */
export function isPassing({ kind, status = 0, isTransient, passes }: ApiError): boolean {
  return (
    passes === true || isTransient || status >= 500 || kind === 'offline' || kind === 'timeout'
  );
}

/** Returns whether the API refuses the token: by its status, or by ending the session with a code. */
export function isRefusal(error: unknown): boolean {
  const { kind } = toApiError(error);
  return kind === 'auth' || kind === 'api';
}

/** Returns whether ASP.NET cannot read the format of the request: 415, or 500 with its reason. */
export function isFormatUnreadable(error: unknown): boolean {
  const { status, message } = toApiError(error);
  return status === 415 || (status === 500 && message.includes('MediaTypeFormatter'));
}

/** Returns whether a failure may mean that the API has no position 0. */
export function mayRefuseStart(error: unknown): boolean {
  const { kind, status = 0 } = toApiError(error);
  return kind === 'api' || ([400, 404, 422, 500].includes(status) && !isFormatUnreadable(error));
}

/** Returns an error as an `ApiError`. Errors of other types come from reading a response. */
export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError('protocol', 'The answer could not be read.', { cause: error });
}
