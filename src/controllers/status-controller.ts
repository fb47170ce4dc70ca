import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LeadsStatusChangeEvent, type LeadsStatusChangeDetail } from '../events.js';
import type { Status } from '../model/status.js';

export interface StatusControllerOptions {
  /** The custom states of the element. */
  readonly states: Set<string>;
  /** What `leads-status-change` says, apart from the status before. */
  readonly current: () => Omit<LeadsStatusChangeDetail, 'previous'>;
}

/** Shows the status as a custom state, and tells the page when it has changed. */
export class StatusController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #options: StatusControllerOptions;
  #status: Status = 'unconfigured';

  constructor(host: ReactiveControllerHost & EventTarget, options: StatusControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const { states, current } = this.#options;
    const detail = current();
    const previous = this.#status;
    this.#status = detail.status;
    states.clear();
    states.add(detail.status);
    if (detail.status !== previous) {
      this.#host.dispatchEvent(new LeadsStatusChangeEvent({ ...detail, previous }));
    }
  }
}
