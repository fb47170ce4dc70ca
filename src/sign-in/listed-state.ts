import type { LeadsQuery } from '../api/page-request.js';
import type { Configuration } from '../settings/configuration.js';
import { isObject } from '../settings/plain-data.js';

/** Whose inquiries a list shows: no token, and no period. */
export interface ListOwner extends Pick<LeadsQuery, 'siteCode' | 'client' | 'operator'> {
  readonly base: string;
}

/** What a list on the page knows about its client's unread messages. */
export interface ListedState {
  readonly owner: ListOwner;
  /** `waiting` means that the list does not ask: it is lazy, or its first page has failed. */
  readonly phase: 'waiting' | 'asking' | 'read' | 'refused';
  /** In the inquiries that have been read. */
  readonly unread: number;
  readonly hasMore: boolean;
}

const PHASES: readonly unknown[] = ['waiting', 'asking', 'read', 'refused'];

export function ownerOfConfiguration({ base, query }: Configuration): ListOwner {
  const { siteCode, client, operator } = query;
  return { base: base.replace(/\/$/, ''), siteCode, client, operator };
}

/** Checks a value that a file of another version may have given. */
export function isListedState(value: unknown): value is ListedState {
  return (
    isObject(value) &&
    isObject(value.owner) &&
    PHASES.includes(value.phase) &&
    typeof value.unread === 'number' &&
    typeof value.hasMore === 'boolean'
  );
}
