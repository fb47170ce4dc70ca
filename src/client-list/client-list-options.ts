import type { Access } from '../api/access.js';
import type { Clock } from '../waiting/clock.js';
import type { LeadsApi } from '../api/leads-api.js';
import type { StatusTones } from '../model/tone.js';
import type { Configuration } from '../settings/configuration.js';
import type { Warn } from '../settings/developer-log.js';
import type { Preferences } from '../settings/preferences.js';
import type { WatchedWindow } from '../window/window-link.js';
import type { Filters } from './filters.js';
import type { ListHost } from './list-host.js';

export interface ClientListOptions {
  readonly host: ListHost;
  readonly configuration: Configuration;
  /** Returns those that apply from now on. */
  readonly preferences: () => Pick<Preferences, 'pageSize' | 'timeout'>;
  /** Returns those that apply from now on: the same object until they change. */
  readonly statusTones: () => StatusTones;
  readonly filters: Filters;
  readonly clock: Clock;
  readonly random: typeof Math.random;
  readonly windowLink: Pick<WatchedWindow, 'isHidden'>;
  readonly warn: Warn;
  readonly connect: (
    configuration: Configuration,
    access: Access,
  ) => Pick<LeadsApi, 'fetchPage' | 'pace'>;
}
