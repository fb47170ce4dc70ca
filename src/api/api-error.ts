/**
 * What failed, grouped by what can be done about it:
 *
 * - `config`: a setting, an option or what `tokenProvider` gave is missing or bad;
 * - `offline`: the browser is offline;
 * - `network`: the API cannot be reached, or `tokenProvider` failed;
 * - `timeout`: no response came in time;
 * - `auth`: the token was refused: the HTTP status is 401 or 403. `LeadsApi` asks a `tokenProvider`
 *   once more, and `Refusal` has the list dropped;
 * - `http`: the response has another HTTP error status;
 * - `protocol`: the response is not one of this API;
 * - `api`: the API reported a failure with its `ErrorCode`.
 */
export type ErrorKind =
  'config' | 'offline' | 'network' | 'timeout' | 'auth' | 'http' | 'protocol' | 'api';

/** Details of a failure, beside its kind and message. */
export interface ApiErrorFacts {
  /** The API's `ErrorCode`. */
  readonly code?: number;
  /** The HTTP status. */
  readonly status?: number;
  /** The API's `Message` as plain text, if it is written for people. */
  readonly apiMessage?: string;
  /** How many milliseconds the host asks to wait. */
  readonly retryAfter?: number | undefined;
  /** Whether the same request may succeed a moment later. */
  readonly isTransient?: boolean;
  /** What has led to it. It must not contain the token, at any depth. */
  readonly cause?: unknown;
}

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
  /** The API's `Message` as plain text; empty if it gave none that is written for people. */
  readonly apiMessage: string = '';
  /** How many milliseconds the host asks to wait. Only set if it asks. */
  declare readonly retryAfter: number | undefined;
  /** Whether the same request may succeed a moment later. */
  readonly isTransient: boolean = false;

  /** Creates an error of a kind, with a message for developers. */
  constructor(kind: ErrorKind, message: string, facts: ApiErrorFacts = {}) {
    super(message, facts);
    this.kind = kind;
    Object.assign(this, facts);
  }
}

/** Returns an error as an `ApiError`. What else can be thrown comes from reading a response. */
export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError('protocol', 'The answer could not be read.', { cause: error });
}
