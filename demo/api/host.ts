import type { MiddlewareHandler } from 'hono';
import { generateLeads, type Row, type Setting } from './generate-leads.js';
import { applyOps, readPage, type Op } from './lead-list.js';
import { errorIn } from './lead-texts.js';
import { isFurther, type LeadsRequest } from './request-fields.js';
import { DEFAULT_SETTINGS, type Failure, type Settings } from './settings.js';
import { DEMO_CLIENTS, DEMO_TOKENS, SITUATIONS } from './situations.js';
import type { LeadsResponse } from './write-answer.js';

export interface HostContents {
  /** The list of every client that is not in `clients`: rows, or the number to generate. */
  leads?: number | Row[];
  clients?: Record<string, number | Row[]>;
  settings?: Partial<Settings>;
}

const SHARED_SEED = 1;

/** The position at which a moving list loses a row: on the first page. */
const WITHDRAWN_POSITION = 2;

/** One deployment of the API: its data and settings. */
export class Host {
  #contents: Required<HostContents> = { leads: 0, clients: {}, settings: {} };
  readonly #lists = new Map<string, Row[]>();
  /** The number of requests, by what they request. */
  readonly #counts = new Map<string, number>();

  constructor(
    contents: HostContents,
    private readonly now: () => number,
  ) {
    this.replace(contents);
  }

  /** Replaces the given contents, and restarts the counts. */
  replace(contents: HostContents): void {
    this.#contents = { ...this.#contents, ...contents };
    this.#counts.clear();
    if (contents.leads !== undefined || contents.clients !== undefined) {
      this.#lists.clear();
    }
  }

  /** Changes the list of a client, or the list that clients share. */
  change(ops: readonly Op[], client: string | number = ''): void {
    const settings = this.settingsFor(null);
    applyOps(this.#rows(String(client), settings), ops, this.#setting(settings));
  }

  /**
   * Returns the settings for a request: overrides, then those of the host, then those of the site
   * code.
   */
  settingsFor(siteCode: string | null, overrides: Partial<Settings> = {}): Settings {
    const own = { ...this.#contents.settings, ...overrides };
    return { ...DEFAULT_SETTINGS, ...(own.strict && situationFor(siteCode)), ...own };
  }

  /** Counts the request, and returns its failure, if any. */
  takeFailure(request: LeadsRequest, { fail }: Settings): Failure | null {
    const count = fail ? this.#count('fail', request) : 0;
    const due = { always: true, 'every-other': count % 2 === 1, further: isFurther(request) };
    return fail && due[fail.when] ? fail : null;
  }

  answer(request: LeadsRequest, settings: Settings): LeadsResponse {
    const error = settings.apiError ?? (settings.strict ? refusalOf(request) : null);
    if (error) {
      const { code: ErrorCode, message } = error;
      const Message = message ?? errorIn(settings.language, ErrorCode, request.Token);
      return { TotalRows: 0, TotalRowsSelect: 0, LeadsClients: null, ErrorCode, Message };
    }
    const rows = this.#rows(String(request.Client), settings);
    if (settings.moving && isFurther(request)) {
      const arrives = this.#count('move', request) % 2 === 1;
      applyOps(
        rows,
        [arrives ? { insert: {} } : { remove: { at: WITHDRAWN_POSITION } }],
        this.#setting(settings),
      );
    }
    return readPage(rows, request, settings);
  }

  /**
   * Returns the list of a client, which is created at its first request. A moving list is a copy,
   * so that lists of other site codes do not move.
   */
  #rows(client: string, settings: Settings): Row[] {
    const { moving, leads: everyones } = settings;
    const { leads, clients } = this.#contents;
    const own = everyones ?? (Object.hasOwn(clients, client) ? clients[client] : undefined);
    const hasOwn = own !== undefined;
    const key = `${moving ? 'moving' : 'still'}/${everyones ?? ''}/${hasOwn ? client : ''}`;
    const source = own ?? leads;
    const seed = hasOwn ? Number(client) : SHARED_SEED;
    const made = () =>
      typeof source === 'number'
        ? generateLeads(source, seed, this.#setting(settings))
        : [...source];
    const rows = this.#lists.get(key) ?? made();
    this.#lists.set(key, rows);
    return rows;
  }

  #setting({ language }: Settings): Setting {
    return { now: this.now(), language };
  }

  #count(what: string, { SiteCode, Client }: LeadsRequest): number {
    const key = `${what}/${SiteCode ?? ''}/${Client}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

/** All hosts of a process, and their second origin. */
export class Hosts {
  crossOrigin: string | null = null;
  readonly #hosts = new Map<string, Host>();

  /** @param now the clock of all hosts */
  constructor(private readonly now: () => number) {
    for (const [id, language] of [
      ['demo', 'ru'],
      ['demo-en', 'en'],
    ] as const) {
      this.#add(id, { clients: DEMO_CLIENTS, settings: { strict: true, language } });
    }
  }

  get(id: string): Host | undefined {
    return this.#hosts.get(id);
  }

  /** A strict host also has the clients of the demo host. */
  create({ leads = 0, clients = {}, settings = {} }: HostContents): { id: string; path: string } {
    const demoClients = settings.strict ? DEMO_CLIENTS : {};
    const id = String(this.#hosts.size);
    this.#add(id, { leads, clients: { ...demoClients, ...clients }, settings });
    return { id, path: `/hosts/${id}/` };
  }

  #add(id: string, contents: HostContents): void {
    this.#hosts.set(id, new Host(contents, this.now));
  }
}

/** The variables of handlers for paths with a host's `:id`. */
export interface HostEnv {
  Variables: { host: Host };
}

/** Finds the host of the path. */
export function withHost(hosts: Hosts): MiddlewareHandler<HostEnv> {
  return async (c, next) => {
    const host = hosts.get(c.req.param('id') ?? '');
    if (!host) {
      return c.notFound();
    }
    c.set('host', host);
    return next();
  };
}

/** Returns the settings of a site code, or undefined if it is not registered. */
function situationFor(siteCode: string | null): Partial<Settings> | undefined {
  return Object.entries(SITUATIONS).find(([code]) => code === siteCode)?.[1];
}

function refusalOf({ Token, SiteCode }: LeadsRequest): Settings['apiError'] {
  if (!DEMO_TOKENS.includes(Token)) {
    return { code: 2 };
  }
  return situationFor(SiteCode) ? null : { code: 3 };
}
