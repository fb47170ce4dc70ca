/**
 * Builds and runs the real ASP.NET Web API on Mono, with a controller as in the documentation of
 * the API.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProgram, required } from '../../tools/installed.js';
import { runCommand } from '../../tools/run-command.js';
import type { Bound, Deployment, Host } from './host.js';

const SOURCES = 'checks/aspnet/host';
const REFERENCES = [
  'System.Data',
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

/** Starts a process that serves deployments until it is closed. */
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
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const deployments = `${url}0/deployments`;

  return {
    async deploy({ rows, ...settings }: Deployment): Promise<Host> {
      const id = await ask<number>('POST', deployments, { Rows: rows, ...settings });
      return {
        base: `${url}${id}/`,
        fetch: globalThis.fetch,
        takeBound: () => ask<Bound | null>('DELETE', `${deployments}/${id}`),
      };
    },
    async close(): Promise<void> {
      child.stdin.end();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Returns the path of a Mono that includes Web API. */
function findMono(): string | undefined {
  const mono = findProgram('mono');
  const libraries = mono && join(dirname(realpathSync(mono)), '../lib/mono/4.5');
  const isThere = (name: string) => existsSync(join(libraries ?? '', `${name}.dll`));
  return REFERENCES.every(isThere) ? mono : undefined;
}

async function ask<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
}
