/** The two hosts to compare: the real ASP.NET Web API on Mono, and the demo API. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDemoApi } from '../../demo/api/demo-api.js';
import type { Row } from '../../demo/api/generate-leads.js';
import { findProgram, required } from '../../tools/installed.js';
import { runCommand } from '../../tools/run-command.js';

/** A deployment of the API that differs from the usual one. Names are those of the C# class. */
export interface Deployment {
  readonly Rows?: Row[];
  /** Answer each request with this error. */
  readonly ErrorCode?: number;
  readonly Message?: string;
  /** Write the list of a page without rows as null. */
  readonly NullList?: boolean;
  /** Throw an exception in the action. */
  readonly Fails?: boolean;
  readonly ReadsNoForms?: boolean;
}

/** The request as the host's model has it, each member as text. Dates have seven digits. */
export type Bound = Readonly<Record<string, string | null>>;

export interface Host {
  readonly base: string;
  /** Answers a request, and says what it was bound to: null if it was not. */
  readonly answer: (request: Request) => Promise<[Response, Bound | null]>;
}

const SOURCES = 'checks/aspnet/host';
const REFERENCES = [
  'System.Net.Http',
  'System.Net.Http.Formatting',
  'System.Runtime.Serialization',
  'System.Web.Http',
];
const PACKAGES = [
  'mono-mcs',
  'mono-runtime',
  'libmono-system-web-http4.0-cil',
  'libmono-system-net-http4.0-cil',
  'libmono-system-net-http-formatting4.0-cil',
  'libmono-system-runtime-serialization4.0-cil',
  'libmono-i18n4.0-cil',
];
const ADVICE = `Install Mono with ASP.NET Web API (Debian: ${PACKAGES.join(' ')}).`;

/** Builds the real host, with a controller as in the documentation of the API, and starts it. */
export async function startWebApi() {
  const compiler = required(() => findProgram('mcs'), PACKAGES, ADVICE);
  const mono = required(findMono, PACKAGES, ADVICE);
  const folder = mkdtempSync(join(tmpdir(), 'client-leads-'));
  const program = join(folder, 'host.exe');
  const sources = readdirSync(SOURCES).map((name) => join(SOURCES, name));
  const references = REFERENCES.map((name) => `-r:${name}.dll`);
  await runCommand(compiler, [`-out:${program}`, '-warnaserror', ...references, ...sources]);

  // The demo API runs in the time zone of Moscow, too.
  const env = { ...process.env, TZ: 'Europe/Moscow', LANG: 'C.UTF-8' };
  const child = spawn(mono, [program], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const [base] = (await once(createInterface(child.stdout), 'line')) as [string];

  return {
    async deploy(deployment: Deployment): Promise<Host> {
      await fetch(`${base}deployment`, { method: 'POST', body: JSON.stringify(deployment) });
      return { base, answer };
    },
    async close(): Promise<void> {
      child.stdin.end();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };

  async function answer(request: Request): Promise<[Response, Bound | null]> {
    const response = await fetch(request);
    const bound = decodeURIComponent(response.headers.get('X-Bound') ?? 'null');
    return [response, JSON.parse(bound) as Bound | null];
  }
}

/** Returns the path of a Mono that includes Web API. */
function findMono(): string | undefined {
  const mono = findProgram('mono');
  const libraries = mono && join(dirname(realpathSync(mono)), '../lib/mono/4.5');
  const isThere = (name: string) => existsSync(join(libraries ?? '', `${name}.dll`));
  return REFERENCES.every(isThere) ? mono : undefined;
}

/** Deploys the demo API, a function from requests to responses. */
export function deployDemo({ Rows = [], ErrorCode, Message, ...deployment }: Deployment): Host {
  const { app, hosts } = createDemoApi();
  const { path } = hosts.create({
    leads: Rows,
    settings: {
      apiError: ErrorCode === undefined ? null : { code: ErrorCode, message: Message ?? null },
      nullList: deployment.NullList ?? false,
      nulls: 'null',
      fail: deployment.Fails ? { status: 500, when: 'always' } : null,
      options: 405,
      forms: deployment.ReadsNoForms ? 500 : 200,
    },
  });
  return {
    base: `http://demo.example${path}`,
    answer: async (request) => [await app.fetch(request), null],
  };
}
