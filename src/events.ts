import type { ErrorKind } from './api/api-error.js';
import type { Lead } from './model/lead.js';

/** Detail of `leads-load`: a page or a refresh stands in the DOM. */
export interface LeadsLoadDetail {
  /** All that are shown. */
  readonly leads: readonly Lead[];
  /** How many of them were not shown before. */
  readonly added: number;
  readonly shown: number;
  /** How many there are by the host's count. */
  readonly total: number;
  /** Unread messages in the shown. */
  readonly unread: number;
}

/** Detail of `leads-error`: a request or the configuration failed. */
export interface LeadsErrorDetail {
  readonly kind: ErrorKind;
  /** `ErrorCode` of the API. */
  readonly code?: number;
  /** HTTP status. */
  readonly status?: number;
  /** What the API says to people, else the sentence for the reader. */
  readonly message: string;
}

/** Detail of `lead-select`: a lead is activated. */
export interface LeadSelectDetail {
  readonly lead: Lead;
}

declare global {
  /** Of elements, and of `document` and `window`, which the events bubble to. */
  interface GlobalEventHandlersEventMap {
    'leads-load': CustomEvent<LeadsLoadDetail>;
    'leads-error': CustomEvent<LeadsErrorDetail>;
    'lead-select': CustomEvent<LeadSelectDetail>;
  }
}
