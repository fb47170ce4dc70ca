import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LeadsSession } from '../session/leads-session.js';
import { meetingPoint } from '../sign-in/browser-page.js';
import type { AddedList } from '../sign-in/list-registry.js';
import { ownerOfConfiguration, type ListedState } from '../sign-in/listed-state.js';

/** The parts of a session that other elements on the page can follow. */
export type ListedSession = Pick<
  LeadsSession,
  'configuration' | 'hasEnded' | 'isOpening' | 'list' | 'status'
>;

/** Lets elements on the page, such as a badge, follow the list instead of asking the API. */
export class ListingController implements ReactiveController {
  readonly #session: () => ListedSession | undefined;
  #added: AddedList | undefined;

  /** @param session returns undefined while the list is hidden */
  constructor(host: ReactiveControllerHost, session: () => ListedSession | undefined) {
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {
    this.#added ??= meetingPoint.listsOn(document).addList(() => {
      const session = this.#session();
      return session && stateOf(session);
    });
  }

  hostDisconnected(): void {
    this.#added?.remove();
    this.#added = undefined;
  }

  hostUpdated(): void {
    this.#added?.changed();
  }
}

/** Returns undefined for a list that does not show all inquiries of a client. */
function stateOf(session: ListedSession): ListedState | undefined {
  const { configuration: result, list } = session;
  if (result.state !== 'valid') {
    return undefined;
  }
  const { begDate, endDate } = result.configuration.query;
  if (begDate !== undefined || endDate !== undefined) {
    return undefined;
  }
  const { unread, hasMore } = list;
  return {
    owner: ownerOfConfiguration(result.configuration),
    phase: phaseOf(session),
    unread,
    hasMore,
  };
}

function phaseOf({ hasEnded, isOpening, status }: ListedSession): ListedState['phase'] {
  if (isOpening) {
    return 'asking';
  }
  if (status === 'error') {
    return hasEnded ? 'refused' : 'waiting';
  }
  return status === 'loading' ? 'waiting' : 'read';
}
