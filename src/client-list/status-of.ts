import type { LeadList } from '../model/lead-list.js';
import type { Status } from '../model/status.js';
import { isRefresh, type OperationQueue } from './operation-queue.js';

/** Returns the status of a list, by what runs and whether something has failed. */
export function statusOf(list: LeadList, queue: OperationQueue, hasFailed: boolean): Status {
  const { running } = queue;
  if (!list.isRead) {
    return hasFailed && !queue.has('first') ? 'error' : 'loading';
  }
  if (running) {
    return isRefresh(running.operation) && !queue.has('readOn') ? 'refreshing' : 'loading-more';
  }
  if (hasFailed) {
    return 'error-more';
  }
  if (!list.isComplete) {
    return 'ready';
  }
  return list.total === 0 ? 'empty' : 'complete';
}
