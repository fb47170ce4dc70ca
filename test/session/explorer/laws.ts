import type { Lead } from '../../../src/model/lead.js';
import type { Status } from '../../../src/model/status.js';
import { TRAITS, type Operation } from '../../../src/session/operations.js';
import { SiteWorld } from './site-world.js';
import { clientWith, type Call, type World } from './world.js';

/** The statuses without a request. */
const RESTING: ReadonlySet<Status> = new Set([
  'unconfigured',
  'signed-out',
  'empty',
  'error',
  'ready',
  'complete',
  'error-more',
]);

/** The operations that carry out a call. */
const OPERATIONS: Readonly<Record<Call['kind'], readonly Operation[]>> = {
  online: ['first', 'more', 'readOn', 'refresh', 'refreshHead'],
  more: ['first', 'more', 'readOn'],
  refresh: ['first', 'refresh'],
  quiet: ['refreshHead'],
  restore: ['first', 'refreshHead'],
  changed: ['first'],
};

/** Returns the law that a world breaks; undefined if none. */
type Law = (world: World) => string | undefined;

/** The private fields that laws read: see `load.ts`. */
interface Internals {
  readonly __reader: { readonly running: Operation | undefined };
  readonly __search: { readonly isRunning: boolean };
}

function internalsOf({ session }: World) {
  const { __reader: reader, __search: reading } = session as unknown as Internals;
  return { running: reader.running, isReading: reading.isRunning };
}

/** Whether nobody tells the element who is signed in, until it is put back into the page. */
function isUntold(world: World): boolean {
  return world instanceof SiteWorld && !world.element.isConnected;
}

const idsOf = (leads: readonly Lead[]) => leads.map(({ id }) => id);

/** `test/model/lead-list.laws.test.ts` tests the promises of the list itself. */
export const LAWS: Readonly<Record<string, Law>> = {
  'the rows are those of the client who is signed in'(world) {
    const { session, client, isSignedIn } = world;
    if (isUntold(world)) {
      return undefined;
    }
    const { leads } = session.list;
    const isOwn = leads.every(({ id }) => Math.floor(id / 1000) === client);
    return isOwn && (isSignedIn || leads.length === 0) ? undefined : idsOf(leads).join();
  },

  'what is drawn is what passes the filter'({ element, session }) {
    return idsOf(element.drawn).join() === idsOf(session.matching).join()
      ? undefined
      : `${idsOf(element.drawn).join()} is drawn, ${idsOf(session.matching).join()} passes`;
  },

  'an answer that comes late is not shown'({ session, lateRows }) {
    return session.list.leads.some((row) => lateRows.has(row)) ? 'a late row' : undefined;
  },

  'a host that has stood still is shown as it is'(world) {
    const { session, lists, client, changes, start } = world;
    if (isUntold(world)) {
      return undefined;
    }
    const rows = idsOf(lists[client]);
    const { leads } = session.list;
    // Before the first position is known, the row before the first may be missing.
    const from = start.base === 0 && rows[0] !== leads[0]?.id ? 1 : 0;
    const expected = rows.slice(from, from + leads.length);
    return changes > 0 || idsOf(leads).join() === expected.join() ? undefined : idsOf(leads).join();
  },

  'only a list that is read to its end is called complete'({ session }) {
    const { list, status, filterResult } = session;
    const isCalledSo = status === 'complete' || filterResult?.isComplete;
    return isCalledSo && list.leads.length !== list.total
      ? `${list.leads.length} of ${list.total}`
      : undefined;
  },

  'one request is under way at a time'({ wanted }) {
    return wanted.length > 1 ? `${wanted.length} requests` : undefined;
  },

  'nothing is asked outside the page, and for nobody'({ wanted, element, client, isSignedIn }) {
    const isAllowed = element.isConnected && isSignedIn;
    const isOwn = wanted.every((request) => request.client === client);
    return wanted.length === 0 || (isAllowed && isOwn) ? undefined : 'a request';
  },

  'the status tells what is asked'(world) {
    const { session, wanted, element } = world;
    const { status } = session;
    const { running, isReading } = internalsOf(world);
    if (element.drawnStatus !== status) {
      return `${element.drawnStatus} is drawn in place of ${status}`;
    }
    if (isReading) {
      return status === 'loading-more' ? undefined : `${status} while it reads on`;
    }
    if (running === undefined || running === 'probe') {
      const isAsking = session.configuration.state === 'asking';
      const waitsForPage = status === 'loading' && (isAsking || !element.isConnected);
      return RESTING.has(status) || waitsForPage ? undefined : `${status} while nothing is asked`;
    }
    return wanted.length === 0 || status === TRAITS[running].status
      ? undefined
      : `${status} during ${running}`;
  },

  'a probe gives way to what is asked for'(world) {
    const { session, wanted, awaited } = world;
    const isProbing = internalsOf(world).running === 'probe' && wanted.length > 0;
    const isAwaited = awaited.some(({ kind }) => kind !== 'more' || session.list.hasMore);
    return isProbing && isAwaited ? 'the probe goes on' : undefined;
  },

  'operations run in the order in which they are asked for, but for the check of a restored page'(
    world,
  ) {
    const { wanted, awaited, element, isDoubted, openCalls, session } = world;
    const { running } = internalsOf(world);
    const { hasMore, needsProbe } = session.list;
    // At the end of the list, a call of `loadMore` waits for a probe, which comes last.
    const [oldest] = awaited.filter(({ kind }) => kind !== 'more' || hasMore || !needsProbe);
    if (!oldest || !running || wanted.length === 0 || element.filters.filter) {
      return undefined;
    }
    const isChecked = isDoubted || openCalls.some(({ kind }) => kind === 'restore');
    const isCheck = isChecked && running === 'refreshHead';
    const isLate = openCalls.some(
      ({ kind, isBeside }) => isBeside && OPERATIONS[kind].includes(running),
    );
    return isCheck || isLate || running === 'probe' || OPERATIONS[oldest.kind].includes(running)
      ? undefined
      : `${running} before ${oldest.kind}`;
  },

  'a refresh asks after it was called'({ calls }) {
    const isStale = calls.some(
      ({ kind, sentBefore, end }) => kind === 'refresh' && end?.isDone && end.sent === sentBefore,
    );
    return isStale ? 'it has settled without a request of its own' : undefined;
  },

  'what the reader has typed goes with the client'(world) {
    const { element, hasFilterOwnerLeft } = world;
    if (isUntold(world)) {
      return undefined;
    }
    const { filter, searchText } = element.filters;
    return (filter || searchText) && hasFilterOwnerLeft ? 'it has stayed' : undefined;
  },

  'a refusal leaves no row, whatever it refuses'({ session, isRefused }) {
    const ids = idsOf(session.list.leads);
    return isRefused && ids.length > 0 ? ids.join() : undefined;
  },

  'each request has the client, the token and the API of one answer, the newest'({ faults }) {
    return faults[0];
  },

  'a covered page shows nothing'({ element, session, isDistrusted }) {
    const isVisible = element.isConnected && !element.isCoverDrawn;
    return isDistrusted && isVisible && session.list.leads.length > 0 ? 'rows' : undefined;
  },

  'the list is that of the client and the API that the site has named'(world) {
    if (!(world instanceof SiteWorld) || !world.element.isConnected) {
      return undefined;
    }
    const { configuration } = world.session;
    if (configuration.state !== 'valid') {
      return world.named ? `${configuration.state} in place of ${world.named}` : undefined;
    }
    const { base, query } = configuration.configuration;
    const isSame = query.client === String(world.named) && base === world.base;
    return isSame ? undefined : `${query.client} at ${base} in place of ${world.named}`;
  },

  'a list that waits for the site has asked it'(world) {
    if (!(world instanceof SiteWorld) || !world.element.isConnected || world.isCached) {
      return undefined;
    }
    const isWaiting = world.session.configuration.state === 'asking';
    return isWaiting && !world.window.source.isAsking ? 'nobody has asked' : undefined;
  },

  'a badge has the number of the client whom the site has named, or none'(world) {
    if (!(world instanceof SiteWorld) || !world.badge?.element.isConnected) {
      return undefined;
    }
    const { badge, named, isDistrusted, isNamedRefused } = world;
    const [unread = 0, ...texts] = badge.shown;
    if (unread === 0) {
      return texts.length === 0 ? undefined : `${texts.join()} in place of nothing`;
    }
    if (texts.length !== 2 || texts.some((text) => text !== unread)) {
      return `${texts.join()} in place of ${unread}`;
    }
    if (isDistrusted || isNamedRefused) {
      return `${unread} ${isDistrusted ? 'in a covered page' : 'after a refusal'}`;
    }
    return clientWith(unread) === named ? undefined : `${unread} in place of that of ${named}`;
  },

  'a badge asks only for the client whom the site has named, and nothing beside a list that does'(
    world,
  ) {
    if (!(world instanceof SiteWorld) || !world.badge) {
      return undefined;
    }
    const { badge, element, named, session } = world;
    const isListed = element.isConnected && (session.isOpening || session.list.leads.length > 0);
    const isAllowed = badge.element.isConnected && !isListed;
    const wanted = badge.pending.filter(({ isAborted }) => !isAborted);
    const isOwn = wanted.every(({ client }) => client === named);
    return wanted.length === 0 || (isAllowed && isOwn) ? undefined : 'a request';
  },
};
