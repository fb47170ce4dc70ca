import type { ApiError, ErrorKind } from './api/api-error.js';
import type { LeadsFilter } from './model/filter.js';
import { frozenCopyOf } from './model/frozen-copy.js';
import type { Lead } from './model/lead.js';
import type { Status } from './model/status.js';

/** Detail of the `leads-load` event. */
export interface LeadsLoadDetail {
  /** All leads that have been read. */
  readonly leads: readonly Lead[];
  /** Number of leads that are new. */
  readonly added: number;
  /** Number of leads that have been read. */
  readonly loaded: number;
  /** Number of those that match the filter. */
  readonly matching: number;
  /** Number of leads in the API's count. */
  readonly totalRows: number;
  /** Number of unread messages in the leads that have been read. */
  readonly unread: number;
}

/** Detail of the `leads-error` event. */
export interface LeadsErrorDetail {
  /** Kind of the failure. Use it, not `message`, to tell failures apart. */
  readonly kind: ErrorKind;
  /** The API's `ErrorCode`. Only set if `kind` is `api`. */
  readonly code?: number;
  /** HTTP status. Only set if `kind` is `auth` or `http`. */
  readonly status?: number;
  /** Message for the client: that of the API, otherwise a text of the element. */
  readonly message: string;
}

/** Detail of the `leads-change` event. */
export interface LeadsChangeDetail {
  /** Current status. */
  readonly status: Status;
  /** Status in the previous event of this type; `unconfigured` in the first. */
  readonly previous: Status;
  /** Number of leads that have been read. */
  readonly loaded: number;
  /** Number of those that match the filter. */
  readonly matching: number;
  /** Number of leads in the API's count; 0 while it is unknown. */
  readonly totalRows: number;
  /** Number of unread messages in the leads that have been read. */
  readonly unread: number;
  /** Whether there is a next page. It may contain more unread messages. */
  readonly hasMore: boolean;
}

/** Detail of the `leads-filter-change` event. */
export interface LeadsFilterChangeDetail {
  /** Current filter; null if there is none. */
  readonly filter: LeadsFilter | null;
  /** First day of the period; null if it is open. */
  readonly begDate: string | null;
  /** Last day of the period; null if it is open. */
  readonly endDate: string | null;
}

/** Detail of the `lead-select` event. */
export interface LeadSelectDetail {
  /** The lead that the client has opened. */
  readonly lead: Lead;
}

/** Dispatched when a page, a refresh or a row found by the probe has been drawn. */
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

/** Dispatched when a request or the configuration failed. If cancelled, the element does not show it. */
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

/** Dispatched when the status, the leads or the filtered leads have changed. */
export class LeadsChangeEvent extends CustomEvent<LeadsChangeDetail> {
  constructor(detail: LeadsChangeDetail) {
    super('leads-change', { bubbles: true, composed: true, detail });
  }
}

/** Dispatched when the client has changed the filter or the period, or the element removed the filter. */
export class LeadsFilterChangeEvent extends CustomEvent<LeadsFilterChangeDetail> {
  constructor(detail: LeadsFilterChangeDetail) {
    super('leads-filter-change', { bubbles: true, composed: true, detail });
  }
}

/** Dispatched when the client has opened a lead. If cancelled, the link is not followed. */
export class LeadSelectEvent extends CustomEvent<LeadSelectDetail> {
  constructor(detail: LeadSelectDetail) {
    super('lead-select', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

declare global {
  /** Events of the element, and of `document` and `window`, where they bubble to. */
  interface GlobalEventHandlersEventMap {
    'leads-load': LeadsLoadEvent;
    'leads-error': LeadsErrorEvent;
    'leads-change': LeadsChangeEvent;
    'leads-filter-change': LeadsFilterChangeEvent;
    'lead-select': LeadSelectEvent;
  }
}
