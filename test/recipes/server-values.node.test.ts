import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { isMissing } from './is-missing.js';
import { recipes } from './read-recipes.js';

/** What nobody's client is called, and what an attacker would like a client to be called. */
const HOSTILE = `"><script>alert('1')</script>&`;
const VALUES = { client: HOSTILE, token: "55120938' onload='" };

const MAIN_CS = `
public static class Program
{
    public static void Main(string[] values) => System.Console.Write(Account.Render(values[0], values[1]));
}
`;

/** What a recipe's page says, by the program that writes it. */
const PAGES: Readonly<Record<string, (folder: string) => Promise<string> | string>> = {
  php(folder) {
    const session = JSON.stringify(JSON.stringify(VALUES));
    const code = `$_SESSION = json_decode(${session.replaceAll('$', '\\$')}, true); include 'page.php';`;
    return run('php', ['-r', code], folder);
  },

  async node(folder) {
    const module = (await import(pathToFileURL(join(folder, 'account.mjs')).href)) as {
      answerAccount(response: unknown, values: typeof VALUES): void;
    };
    let page = '';
    let headers: unknown;
    const response = {
      writeHead(_status: number, sent: unknown) {
        headers = sent;
      },
      end(text: string) {
        page = text;
      },
    } satisfies Partial<Record<keyof ServerResponse, unknown>>;
    module.answerAccount(response, VALUES);
    assert.deepEqual(headers, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
    });
    return page;
  },

  mcs(folder) {
    run('mcs', ['-r:System.Web.dll', '-out:account.exe', 'Account.cs', 'Program.cs'], folder);
    return run('mono', ['account.exe', VALUES.client, VALUES.token], folder);
  },
};

function run(command: string, args: readonly string[], cwd: string): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.ok(!error && status === 0, String(error ?? stderr));
  return stdout;
}

describe('the values that a server writes into a page', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    for (const [name, code] of await recipes()) {
      await writeFile(join(folder, name), code);
      if (name === 'account.php') {
        // The session is set up before.
        await writeFile(join(folder, 'page.php'), code.replace('session_start();', ''));
      }
    }
    await writeFile(join(folder, 'Program.cs'), MAIN_CS);
  });

  after(() => rm(folder, { recursive: true }));

  for (const [program, write] of Object.entries(PAGES)) {
    it(`are escaped: ${program}`, { skip: isMissing(program) }, async () => {
      const page = await write(folder);
      const [, client = '', token = ''] =
        /Client="([^"]*)"\s+Token="([^"]*)"\s*></.exec(page) ?? [];
      assert.equal(unescape(client), VALUES.client);
      assert.equal(unescape(token), VALUES.token);
      assert.ok(!client.includes('<') && !page.includes('<script>'), page);
    });
  }
});

/** Reads an attribute as HTML does, as far as these recipes write it. */
function unescape(attribute: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return attribute.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? '') : String.fromCharCode(Number(code)),
  );
}
