/**
 * Installs the packed package into a fresh project of each framework, from npm's registry, compiles
 * the example of docs/frameworks.md there, builds it, and runs it in a browser against the demo API:
 * under a strict policy, if the framework supports one.
 *
 *   npm run verify:release                                          all of them
 *   node --import tsx/esm checks/release/main.ts Vue 'React 18'   these alone
 */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { createPagesApi } from '../../demo/pages-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { packTo } from '../../tools/consumer-project.js';
import { runCommand } from '../../tools/run-command.js';
import { filesInSection } from '../../tools/files-in.js';
import { PROJECTS, type Project } from './projects.js';

const MOST_MS = 30_000;
const TOKEN = '55120938';
/** The names of Trusted Types policies follow. The API has the origin of the page. */
const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types";
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const folder = await mkdtemp(join(await realpath(tmpdir()), 'client-leads-'));
const api = createPagesApi();
api.app.post('/session.php', (c) => c.json({ client: '1017', token: TOKEN }));
api.app.get('/built/*', async (c) => {
  const path = normalize(decodeURIComponent(c.req.path.slice('/built/'.length)));
  const type = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
  const file = await readFile(join(folder, path)).catch(() => undefined);
  if (!file) {
    return c.notFound();
  }
  c.header('Content-Type', type);
  c.header('Content-Security-Policy', c.req.query('policy'));
  return c.body(new Uint8Array(file));
});
const server = await startCrossOriginServer(api);
const browser = await puppeteer.launch(chromiumOptions());
const tarball = await packTo(folder);

const chosen = process.argv.slice(2);
const failed: string[] = [];
for (const [name, project] of Object.entries(PROJECTS)) {
  if (chosen.length === 0 || chosen.includes(name)) {
    await attempt(name, project);
  }
}

await browser.close();
await server.close();
await rm(folder, { recursive: true });
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function attempt(name: string, project: Project): Promise<void> {
  try {
    await createProject(name, project);
    await run(browser, name, project);
    console.log(`${name}: installs, compiles and runs`);
  } catch (error) {
    failed.push(name);
    console.error(`${name}: ${outputOf(error)}`);
  }
}

/** Returns the folder of a project, and of its built page. */
function slugOf(name: string): string {
  return name.toLowerCase().replace(' ', '-');
}

/** Makes a project of these files with the package and others installed. Returns its folder. */
async function install(
  name: string,
  files: Readonly<Record<string, string>>,
  packages: readonly string[],
): Promise<string> {
  const cwd = join(folder, slugOf(name));
  await mkdir(cwd);
  await writeFile(join(cwd, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const [file, text] of Object.entries(files)) {
    await writeFile(join(cwd, file), text);
  }
  await runCommand('npm', ['install', '--no-audit', '--no-fund', tarball, ...packages], { cwd });
  return cwd;
}

/** Installs a project, compiles and builds it. */
async function createProject(name: string, project: Project): Promise<void> {
  const example = await filesInSection('docs/frameworks.md', project.section ?? name);
  const files = { ...project.files, ...Object.fromEntries(example) };
  const cwd = await install(name, files, project.packages);
  for (const [command, ...args] of project.checks) {
    await runCommand('npx', ['--no-install', command, ...args], { cwd });
  }
  await runCommand('npx', ['--no-install', 'vite', 'build', '--base', './', '--logLevel', 'warn'], {
    cwd,
  });
}

/** Opens the built page, and reads two pages of the list. */
async function run(driver: Browser, name: string, { policies, isSilent }: Project): Promise<void> {
  const page = await driver.newPage();
  page.setDefaultTimeout(MOST_MS);
  const errors: unknown[] = [];
  const lines: string[] = [];
  page.on('pageerror', (error) => errors.push(error));
  page.on('console', (message) => lines.push(message.text()));
  const url = new URL(`${server.origin}/built/${slugOf(name)}/dist/index.html`);
  if (policies !== undefined) {
    url.searchParams.set('policy', `${STRICT} ${policies}`);
  }
  await page.goto(url.href);
  await page.waitForFunction(() => document.querySelector('client-leads')?.status === 'ready');
  const rows = await page.$eval('client-leads', async (leads) => {
    await leads.loadMore();
    return leads.shadowRoot?.querySelectorAll('[part~=lead]').length;
  });
  await page.close();
  if (errors.length > 0 || rows !== 40) {
    throw new Error(`${rows} rows of 40. ${errors.map(String).join(' ')}`);
  }
  if (!isSilent && !(lines.includes('20') && lines.includes('40'))) {
    throw new Error(`Heard nothing of the rows that were loaded: ${lines.join(' ')}`);
  }
}

/** Returns what a command has written, which says more than its error. */
function outputOf(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  return `${stdout}${stderr}` || String(error);
}
