import type { ErrorKind } from './model/api-error.js';
import type { LeadsFilter } from './model/filter.js';
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
}

/** Detail of the `lead-select` event. */
export interface LeadSelectDetail {
  /** The lead that the client has opened. */
  readonly lead: Lead;
}

/** The events of the element by type. */
export interface ClientLeadsEventMap {
  'leads-load': CustomEvent<LeadsLoadDetail>;
  'leads-error': CustomEvent<LeadsErrorDetail>;
  'leads-change': CustomEvent<LeadsChangeDetail>;
  'leads-filter-change': CustomEvent<LeadsFilterChangeDetail>;
  'lead-select': CustomEvent<LeadSelectDetail>;
}

/** Detail of the `leads-unread-change` event. */
export interface LeadsUnreadChangeDetail {
  /** Number of unread messages; 0 while it is unknown. */
  readonly unread: number;
  /** Whether there may be more. */
  readonly hasMore: boolean;
}

/** The events of the badge by type. */
export interface ClientLeadsUnreadEventMap {
  'leads-unread-change': CustomEvent<LeadsUnreadChangeDetail>;
}

type AllEvents = ClientLeadsEventMap & ClientLeadsUnreadEventMap;

/** Creates an event that bubbles out of shadow roots, too. */
export function createEvent<Type extends keyof AllEvents>(
  type: Type,
  detail: AllEvents[Type]['detail'],
  { cancelable = false }: EventInit = {},
): CustomEvent<AllEvents[Type]['detail']> {
  return new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail });
}

declare global {
  /** `document` and `window` have them, too, since they bubble there. */
  interface GlobalEventHandlersEventMap extends ClientLeadsEventMap, ClientLeadsUnreadEventMap {}
}
