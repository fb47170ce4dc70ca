import type { Access } from '../api/access.js';
import type { Clock } from '../waiting/clock.js';
import type { LeadList } from '../model/lead-list.js';
import type { Lead } from '../model/lead.js';
import type { Failures } from './failures.js';
import type { Filters } from './filters.js';
import type { OperationQueue } from './operation-queue.js';
import type { ListHost } from './list-host.js';

/** What the parts of a client's list share. */
export interface ListParts {
  readonly host: ListHost;
  readonly clock: Clock;
  readonly access: Access;
  readonly filters: Filters;
  readonly queue: OperationQueue;
  readonly failures: Failures;
  /** Returns the list that is shown now. */
  readonly list: () => LeadList;
  readonly matching: () => readonly Lead[];
  /** Whether any lead, read or not, can match the filter. */
  readonly canMatch: () => boolean;
}
