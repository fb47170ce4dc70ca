/** What went wrong, by what can be done about it. */
export type ErrorKind = 'config' | 'offline' | 'network' | 'timeout' | 'http' | 'protocol' | 'api';

/** Facts about a failure beside its kind. */
export interface ApiErrorFacts {
  /** `ErrorCode` of the API. */
  readonly code?: number;
  /** HTTP status. */
  readonly status?: number;
  /** What the API says to people (`Message`), as plain text. */
  readonly apiMessage?: string;
  /** How long the host asks to wait, in milliseconds. */
  readonly retryAfter?: number | undefined;
  /** Whether the same request may well succeed a moment later. */
  readonly isTransient?: boolean;
  readonly cause?: unknown;
}

/**
 * Every failure of this package, made where it happens. `message` is for developers, in English;
 * the words for the reader are chosen later, by `kind`. It never holds the token.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ErrorKind;
  declare readonly code: number | undefined;
  declare readonly status: number | undefined;
  readonly apiMessage: string = '';
  declare readonly retryAfter: number | undefined;
  readonly isTransient: boolean = false;

  constructor(kind: ErrorKind, message: string, facts: ApiErrorFacts = {}) {
    super(message, facts);
    this.kind = kind;
    Object.assign(this, facts);
  }
}
