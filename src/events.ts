import type { ApiError, ErrorKind } from './api/api-error.js';
import type { LeadsFilter } from './model/filter.js';
import { frozenCopyOf } from './model/frozen-copy.js';
import type { Lead } from './model/lead.js';
import type { Status } from './model/status.js';

/** Detail of `leads-load`. */
export interface LeadsLoadDetail {
  /** All that have been read. */
  readonly leads: readonly Lead[];
  /** How many of them were not there before. */
  readonly added: number;
  /** How many have been read. */
  readonly loaded: number;
  /** How many of those pass the filter. */
  readonly matching: number;
  /** How many there are by the host's count. */
  readonly totalRows: number;
  /** Unread messages in those that have been read. */
  readonly unread: number;
}

/** Detail of `leads-error`. */
export interface LeadsErrorDetail {
  readonly kind: ErrorKind;
  /** `ErrorCode` of the API. */
  readonly code?: number;
  /** HTTP status. */
  readonly status?: number;
  /** What the API says to people, otherwise the sentence for the reader. */
  readonly message: string;
}

/** Detail of `leads-change`. */
export interface LeadsChangeDetail {
  readonly status: Status;
  /** The status that the last of these events gave; at first `unconfigured`. */
  readonly previous: Status;
  /** How many leads have been read. */
  readonly loaded: number;
  /** How many of those pass the filter. */
  readonly matching: number;
  /** How many there are by the host's count; 0 while it is unknown. */
  readonly totalRows: number;
  /** Unread messages in the leads that have been read. */
  readonly unread: number;
  /** Whether there is a next page to ask for: there may be more unread messages, too. */
  readonly hasMore: boolean;
}

/** Detail of `leads-filter-change`. */
export interface LeadsFilterChangeDetail {
  /** Null if there is no condition. */
  readonly filter: LeadsFilter | null;
  readonly begDate: string | null;
  readonly endDate: string | null;
}

/** Detail of `lead-select`. */
export interface LeadSelectDetail {
  readonly lead: Lead;
}

/** A page, a refresh, or a row that the probe has found is in the DOM. */
export class LeadsLoadEvent extends CustomEvent<LeadsLoadDetail> {
  constructor(read: readonly Lead[], counts: Omit<LeadsLoadDetail, 'leads'>) {
    const detail = {
      get leads() {
        return frozenCopyOf(read);
      },
      ...counts,
    };
    super('leads-load', { bubbles: true, composed: true, detail });
  }
}

/** A request or the configuration failed. If it is canceled, the element shows nothing of it. */
export class LeadsErrorEvent extends CustomEvent<LeadsErrorDetail> {
  constructor({ kind, code, status }: ApiError, message: string) {
    const detail = {
      kind,
      ...(code === undefined ? {} : { code }),
      ...(status === undefined ? {} : { status }),
      message,
    };
    super('leads-error', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

/** The status, the leads, or which of them pass the filter, have changed. */
export class LeadsChangeEvent extends CustomEvent<LeadsChangeDetail> {
  constructor(detail: LeadsChangeDetail) {
    super('leads-change', { bubbles: true, composed: true, detail });
  }
}

/** The reader has changed the filter or the period, or the element has taken the filter away. */
export class LeadsFilterChangeEvent extends CustomEvent<LeadsFilterChangeDetail> {
  constructor(detail: LeadsFilterChangeDetail) {
    super('leads-filter-change', { bubbles: true, composed: true, detail });
  }
}

/** The reader has activated a lead. If it is canceled, the link of the lead is not followed. */
export class LeadSelectEvent extends CustomEvent<LeadSelectDetail> {
  constructor(detail: LeadSelectDetail) {
    super('lead-select', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

declare global {
  /** The events of elements, and of `document` and `window`, which they bubble to. */
  interface GlobalEventHandlersEventMap {
    'leads-load': LeadsLoadEvent;
    'leads-error': LeadsErrorEvent;
    'leads-change': LeadsChangeEvent;
    'leads-filter-change': LeadsFilterChangeEvent;
    'lead-select': LeadSelectEvent;
  }
}
