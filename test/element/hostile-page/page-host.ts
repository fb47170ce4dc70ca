import type { HostRow } from '../../helpers/demo-host.js';
import { stub } from '../../helpers/stub.js';

/** The answer of a host in the page: `drop` is no answer at all. */
export type AnswerKind = 'page' | 401 | 403 | 500 | 503 | 'code' | 'drop';

export interface Answer {
  readonly kind: AnswerKind;
  /** Whether it waits for a release. */
  readonly isHeld: boolean;
  /** Whether it arrives even if the request has been aborted, as with a page's own `fetch`. */
  readonly isDeaf: boolean;
  /** The number of rows added on top of each list by then, or -1 for one that is removed there. */
  readonly growth: number;
}

/** A request, numbered from 1. */
export interface Sent {
  readonly serial: number;
  readonly client: string;
  readonly token: string;
  readonly length: number;
}

export interface PageHostOptions {
  readonly rows: number;
  readonly onSend: (sent: Sent) => void;
  /** Called just before an answer to a request that is still needed. */
  readonly onAnswer: (sent: Sent, kind: AnswerKind) => void;
  /** Answers all else that is asked. */
  readonly askSite: (init: RequestInit) => Promise<Response>;
}

const USUAL: Answer = { kind: 'page', isHeld: false, isDeaf: false, growth: 0 };
const NAMES = ['anna', 'boris', 'clara'];
const MARK = /(?:anna|boris|clara)-(\d+)-|(?<![\d.])9(\d{4})\d{3}(?!\d)/g;

/** The least number of unread messages of each client. So each sum says whose it is. */
const UNREAD = [1, 1000, 1_000_000];

let hosts = 0;

/** The client with so many unread messages. */
export function clientWith(unread: number): string {
  return String(UNREAD.filter((least) => least <= unread).length);
}

/**
 * The requests behind the texts in a text: each text and number of a row contains the number of its
 * request.
 */
export function serialsIn(text: string): Set<number> {
  return new Set([...text.matchAll(MARK)].map(([, named, numbered]) => Number(named ?? numbered)));
}

/** Firefox reads a text in another thread, for which the page's clock would not wait. */
export function respond(text: string, status: number): Response {
  const headers = { 'Content-Type': 'application/json' };
  const response = new Response(text, { status, headers });
  return Object.assign(response, {
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(text).then(JSON.parse),
    clone: () => respond(text, status),
  });
}

/**
 * A host that answers in the page instead of `fetch`. It does so within microtasks, so that a
 * history of a thousand requests takes no time and runs the same way each time.
 */
export class PageHost {
  /** Its API base, which no other host has used. */
  readonly base = `${location.origin}/page-host-${++hosts}/`;
  /** Its next answers; after them it answers normally. */
  answers: Answer[] = [];
  readonly #options: PageHostOptions;
  /** The number of requests. */
  serial = 0;
  readonly #held: (() => void)[] = [];
  #rows: number;

  constructor(options: PageHostOptions) {
    this.#options = options;
    this.#rows = options.rows;
    stub(window, 'fetch', (url, init) =>
      (url as string).startsWith(this.base) ? this.#answer(init!) : options.askSite(init!),
    );
  }

  get holds(): boolean {
    return this.#held.length > 0;
  }

  /** Releases the oldest held answer, or the newest. */
  release(end: 'oldest' | 'newest'): void {
    (end === 'oldest' ? this.#held.shift() : this.#held.pop())?.();
  }

  #answer({ body, signal }: RequestInit): Promise<Response> {
    if (signal?.aborted) {
      // As `fetch` does, without a request.
      return Promise.reject(signal.reason as Error);
    }
    const { Client, Token, Start, Length } = JSON.parse(body as string) as Record<string, number>;
    const sent = {
      serial: ++this.serial,
      client: String(Client),
      token: String(Token),
      length: Length ?? 0,
    };
    this.#options.onSend(sent);
    const { kind, isHeld, isDeaf, growth } = this.answers.shift() ?? USUAL;
    return new Promise((resolve, reject) => {
      if (!isDeaf) {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      }
      const give = () => {
        this.#rows = Math.max(1, this.#rows + growth);
        if (!signal?.aborted) {
          this.#options.onAnswer(sent, kind);
        }
        if (kind === 'drop') {
          reject(new TypeError('Failed to fetch'));
        } else {
          const status = typeof kind === 'number' ? kind : 200;
          resolve(respond(this.#write(sent, kind, Start ?? 0), status));
        }
      };
      if (isHeld) {
        this.#held.push(give);
      } else {
        queueMicrotask(give);
      }
    });
  }

  #write(sent: Sent, kind: AnswerKind, start: number): string {
    if (kind === 'code') {
      return JSON.stringify({ ErrorCode: 7, Message: `${markOf(sent)} просим подождать` });
    }
    const first = Math.max(start, 1) - 1;
    const count = Math.max(0, Math.min(sent.length, this.#rows - first));
    const LeadsClients = Array.from({ length: count }, (_, index) =>
      rowOf(sent, this.#rows - first - index),
    );
    return JSON.stringify({ TotalRows: this.#rows, ErrorCode: 0, LeadsClients });
  }
}

function markOf({ client, serial }: Sent): string {
  return `${NAMES[Number(client) - 1]}-${serial}-`;
}

/** Most texts of a row name its request; a status with a tone of the page does not. */
function rowOf(sent: Sent, place: number): HostRow {
  const mark = markOf(sent);
  return {
    Id: Number(sent.client) * 100_000 + place,
    Leads: 90_000_000 + sent.serial * 1000 + place,
    ProcTime: `2025-${place % 2 === 0 ? '11' : '12'}-22T02:25:53`,
    Subject: place % 5 === 0 ? '' : `${mark} тема`,
    LeadStatusName: place % 2 === 0 ? 'Новое' : `${mark} статус`,
    LeadTypeName: `${mark} тип`,
    FormName: place % 5 === 0 ? '' : `${mark} форма`,
    LeadSourceName: `${mark} источник`,
    LeadMarkName: `${mark} метка`,
    CountNotReadMessage: (place % 3) * UNREAD[Number(sent.client) - 1]!,
  };
}
