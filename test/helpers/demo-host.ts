/** A row as the host sends it; members that are missing are absent. */
export type HostRow = Partial<{
  Id: unknown;
  Leads: unknown;
  ProcTime: unknown;
  LeadSourceName: unknown;
  LeadStatusName: unknown;
  LeadTypeName: unknown;
  FormName: unknown;
  Subject: unknown;
  LeadMarkName: unknown;
  CountNotReadMessage: unknown;
}>;

/** A change of the host's list; see `demo/api/apply-ops.js`. */
export interface Op {
  insert?: { at?: number; row?: HostRow };
  remove?: { at?: number; id?: unknown };
  update?: { id: unknown; row: HostRow };
  move?: { from: number; to: number };
}

/** How the host behaves; see `demo/api/settings.js`. */
export type HostSettings = Record<string, unknown>;

/** What the host does with its next request; see `demo/api/scripted-answer.js`. */
export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  json?: unknown;
  hold?: boolean;
  early?: boolean;
  destroy?: boolean;
  truncate?: boolean;
  ops?: Op[];
  client?: string;
  normal?: boolean;
  settings?: HostSettings;
}

export interface HostContents {
  leads?: number | HostRow[];
  clients?: Record<string, number | HostRow[]>;
  settings?: HostSettings;
}

/** A request as the host received it. */
export interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  aborted: boolean;
}

/** A host of the demo API that this test has for itself, asked and changed over HTTP. */
export class DemoHost {
  readonly #path: string;
  readonly #control: string;
  readonly #crossOrigin: string;

  private constructor(id: string, path: string, crossOrigin: string) {
    this.#path = path;
    this.#control = `/control/hosts/${id}`;
    this.#crossOrigin = crossOrigin;
  }

  static async create(contents: HostContents = {}): Promise<DemoHost> {
    const { cross } = (await ask('GET', '/control/origins')) as { cross: string };
    const { id, path } = (await ask('POST', '/control/hosts', contents)) as {
      id: string;
      path: string;
    };
    return new DemoHost(id, path, cross);
  }

  /** Its API base on the page's own origin. */
  get base(): string {
    return new URL(this.#path, location.origin).href;
  }

  /** Its API base on another origin. */
  get crossBase(): string {
    return new URL(this.#path, this.#crossOrigin).href;
  }

  /** Lays out what it does with the requests to come, one after another. */
  async answer(...answers: ScriptedAnswer[]): Promise<void> {
    await ask('POST', `${this.#control}/answers`, answers);
  }

  async change(...ops: Op[]): Promise<void> {
    await ask('POST', `${this.#control}/ops`, { ops });
  }

  /** Changes the list of one client, where each has its own. */
  async changeFor(client: string, ...ops: Op[]): Promise<void> {
    await ask('POST', `${this.#control}/ops`, { ops, client });
  }

  /** The ids that the host has for a client now. */
  async ids(client: string): Promise<number[]> {
    const request = { SiteCode: 'GIFT-01', Client: client, Token: 1, Start: 0, Length: 100_000 };
    const response = await fetch(`${this.base}api/client/LeadsPagingInfo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    const { LeadsClients } = (await response.json()) as { LeadsClients: { Id: number }[] };
    return LeadsClients.map(({ Id }) => Id);
  }

  async replace(contents: HostContents): Promise<void> {
    await ask('PATCH', this.#control, contents);
  }

  /** Waits until it holds so many answers. */
  async holds(atLeast: number): Promise<void> {
    await ask('GET', `${this.#control}/held?atLeast=${atLeast}`);
  }

  /** Lets the oldest answer go that is held. */
  async release(): Promise<void> {
    await ask('POST', `${this.#control}/release`, {});
  }

  /** All requests so far, preflights too, once there are so many beside preflights. */
  async requests({ atLeast = 0, aborted = 0 } = {}): Promise<RecordedRequest[]> {
    const query = `atLeast=${atLeast}&aborted=${aborted}`;
    return (await ask('GET', `${this.#control}/requests?${query}`)) as RecordedRequest[];
  }

  /** `Start` and `Length` of each request for a page, which must have been sent as JSON. */
  async spans(): Promise<[number, number][]> {
    const requests = await this.requests();
    return requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => {
        const { Start, Length } = JSON.parse(body) as { Start: number; Length: number };
        return [Start, Length];
      });
  }

  async forgetRequests(): Promise<void> {
    await ask('DELETE', `${this.#control}/requests`);
  }
}

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

/** Rows with the ids, and a subject that names them. */
export function hostRows(...ids: number[]): HostRow[] {
  return ids.map((id) => ({ Id: id, Leads: id, Subject: `Обращение ${id}` }));
}

/** So many rows, from `Id` 1. */
export function manyRows(count: number): HostRow[] {
  return hostRows(...Array.from({ length: count }, (_, index) => index + 1));
}
