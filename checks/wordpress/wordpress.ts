/** A real WordPress with its database, behind a page cache, with the plug-in file and the demo API. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../tools/installed.js';
import { freePort, listens } from '../../tools/ports.js';
import { runCommand } from '../../tools/run-command.js';

const FPM = (await programsIn('/usr/sbin')).find((name) => name.startsWith('php-fpm')) ?? 'php-fpm';
export const NEEDED = ['/usr/share/wordpress/wp-load.php', 'mariadbd', 'nginx', 'php', FPM];

const THEME = 'wp-content/themes/plain';
const PLUGIN = 'wp-content/plugins/client-leads';

/** What stands between the reader and WordPress, while a file of this name is in its folder. */
export type Trouble =
  /** A firewall answers each POST with a page. */
  | 'forbidden'
  /** A plug-in shows visitors its sign-in page in place of everything, with status 200. */
  | 'members-only'
  /** WordPress is being updated. */
  | '.maintenance';

export class WordPress {
  /** Where readers find it. */
  origin = '';
  /** The page with the list, and a user without a number. */
  pageId = 0;
  userId = 0;
  #folder = '';
  #database!: ChildProcess;
  readonly #programs: ChildProcess[] = [];

  async start(apiOrigin: string): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    await cp('/usr/share/wordpress', this.#path(''), { recursive: true, dereference: true });
    for (const [from, to] of [
      ['checks/wordpress/site/wp-config.php', 'wp-config.php'],
      ['checks/wordpress/site/theme.php', `${THEME}/index.php`],
      ['checks/wordpress/site/theme.css', `${THEME}/style.css`],
      ['checks/wordpress/site/members-only.php', 'wp-content/mu-plugins/members-only.php'],
      ['docs/wordpress/client-leads.php', `${PLUGIN}/client-leads.php`],
      ...['', '-early', '-unread'].map((end) => [
        `dist/client-leads${end}.min.js`,
        `${PLUGIN}/client-leads${end}.min.js`,
      ]),
    ] as const) {
      await cp(from, this.#path(to));
    }
    const data = join(this.#folder, 'data');
    await runCommand('mariadb-install-db', [
      '--no-defaults',
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      `--datadir=${data}`,
    ]);
    await this.startDatabase();
    const install = ['checks/wordpress/site/install.php', this.#path(''), apiOrigin];
    const env = { ...process.env, ...this.#facts(port) };
    const { stdout } = await runCommand('php', install, { env });
    [this.pageId, this.userId] = JSON.parse(stdout) as [number, number];
    const fpm = await this.#configure('php-fpm.conf', this.#facts(port));
    // As root, it must be told that this is meant.
    this.#run(FPM, ['--nodaemonize', '--allow-to-run-as-root', '--fpm-config', fpm]);
    const nginx = await this.#configure('nginx.conf', this.#facts(port));
    this.#run('nginx', ['-c', nginx, '-e', join(this.#folder, 'nginx.log')]);
    await listens(port);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#database, ...this.#programs].map(end));
    await rm(this.#folder, { recursive: true });
  }

  async startDatabase(): Promise<void> {
    this.#database = spawn(
      'mariadbd',
      [
        '--no-defaults',
        `--user=${userInfo().username}`,
        `--datadir=${join(this.#folder, 'data')}`,
        `--socket=${join(this.#folder, 'socket')}`,
        `--pid-file=${join(this.#folder, 'mariadb.pid')}`,
        '--skip-networking',
        '--innodb-flush-log-at-trx-commit=0',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await said(this.#database, 'ready for connections');
  }

  stopDatabase(): Promise<void> {
    return end(this.#database);
  }

  async begin(trouble: Trouble): Promise<void> {
    await writeFile(this.#path(trouble), '<?php $upgrading = time();');
  }

  async endTrouble(): Promise<void> {
    const all: readonly Trouble[] = ['forbidden', 'members-only', '.maintenance'];
    await Promise.all(all.map((trouble) => rm(this.#path(trouble), { force: true })));
  }

  #path(name: string): string {
    return join(this.#folder, 'site', name);
  }

  /** What the configurations of the programs and of WordPress name. */
  #facts(port: number): Record<string, string> {
    const { username } = userInfo();
    return { FOLDER: this.#folder, PORT: String(port), ORIGIN: this.origin, USER: username };
  }

  /** Copies a configuration with these facts. */
  async #configure(name: string, facts: Record<string, string>): Promise<string> {
    const text = await readFile(`checks/wordpress/site/${name}`, 'utf8');
    const path = join(this.#folder, name);
    await mkdir(join(this.#folder, 'cache'), { recursive: true });
    await writeFile(
      path,
      text.replaceAll(/\{(FOLDER|PORT|ORIGIN|USER)\}/g, (_, key: string) => facts[key]!),
    );
    return path;
  }

  #run(command: string, args: readonly string[]): void {
    this.#programs.push(spawn(findProgram(command)!, args, { stdio: 'ignore' }));
  }
}

async function programsIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Waits until a program has written these words. */
async function said({ stderr }: ChildProcess, words: string): Promise<void> {
  let text = '';
  for await (const chunk of stderr!) {
    text += String(chunk);
    if (text.includes(words)) {
      return;
    }
  }
  throw new Error(text);
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode === null && program.signalCode === null) {
    const exit = once(program, 'exit');
    program.kill();
    await exit;
  }
}
