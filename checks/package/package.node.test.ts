import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'acorn';
import { createConsumer } from '../../tools/consumer-project.js';
import { runCommand } from '../../tools/run-command.js';

/** Everything that is built or written for those who use the package. */
const OURS =
  /^(?:dist\/.*|docs\/.*|(?:CHANGELOG|README|README\.ru|SECURITY|THIRD-PARTY-NOTICES)\.md|LICENSE|package\.json)$/;
/** The files for script tags are built of these, which nobody imports. */
const BUNDLED = /^dist\/(?:(?:early-|unread-)?script-tag\.js|built-api-base\..*)$/;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => file.slice(folder.length + 1).replaceAll(sep, '/'));
}

describe('the package', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;
  let installed: string;

  const read = (file: string) => readFile(join(installed, file), 'utf8');

  /** Runs a module in the consumer, and returns what it prints. */
  async function runInNode(code: string): Promise<string> {
    await writeFile(join(consumer.folder, 'index.js'), code);
    const { stdout, stderr } = await runCommand('node', ['index.js'], { cwd: consumer.folder });
    return stdout + stderr;
  }

  before(async () => {
    consumer = await createConsumer();
    installed = join(consumer.folder, 'node_modules', 'client-leads');
  });

  after(() => consumer.remove());

  // publint looks for what the entries of the package name.
  it('contains what it names, the modules and the documents, and no other files', async () => {
    const files = await filesIn(installed);
    const { customElements, 'web-types': webTypes } = JSON.parse(
      await read('package.json'),
    ) as Record<string, string>;
    const modules = (await filesIn('dist')).filter((file) => /\.(?:js|d\.ts)$/.test(file));
    const needed = [
      join(customElements!),
      join(webTypes!),
      'docs/reference.md',
      ...modules.map((file) => `dist/${file}`).filter((file) => !BUNDLED.test(file)),
    ];
    assert.deepEqual(
      needed.filter((file) => !files.includes(file)),
      [],
    );
    assert.deepEqual(
      files.filter((file) => !OURS.test(file) || BUNDLED.test(file)),
      [],
    );
  });

  it('exports each entry without a DOM', async () => {
    const names = await runInNode(`
      import * as element from 'client-leads/element.js';
      import * as index from 'client-leads';
      import * as unread from 'client-leads/unread.js';
      console.log(Object.keys(element).join(), Object.keys(unread).join());
      console.log(index.ClientLeads === element.ClientLeads);
    `);
    assert.equal(names, 'ClientLeads ClientLeadsUnread\ntrue\n');
  });

  it('leaves Lit to the page, which has one copy for all its elements', async () => {
    assert.match(await read('dist/client-leads.js'), / from 'lit';/);
  });

  it('has files of elements that V8 compiles while they are loading', async () => {
    for (const tag of ['client-leads', 'client-leads-unread']) {
      const code = await read(`dist/${tag}.min.js`);
      assert.equal(code.split('\n', 1)[0], '//# allFunctionsCalledOnLoad');
    }
  });

  it('has script-tag files in the syntax of ES2022', async () => {
    for (const tag of ['client-leads', 'client-leads-unread', 'client-leads-early']) {
      parse(await read(`dist/${tag}.min.js`), { ecmaVersion: 2022 });
    }
  });

  it('names the versions of Lit that the script-tag file contains', async () => {
    const notices = await read('THIRD-PARTY-NOTICES.md');
    for (const name of ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/task']) {
      const { version } = JSON.parse(
        await readFile(`node_modules/${name}/package.json`, 'utf8'),
      ) as { version: string };
      assert.ok(notices.includes(`\`${name}\` ${version}`), `${name} ${version}`);
    }
  });

  it('has the hashes of the script-tag files for the integrity attribute', async () => {
    const hashes = JSON.parse(await read('dist/integrity.json')) as Record<string, string>;
    assert.equal(Object.keys(hashes).length, 3);
    for (const [name, hash] of Object.entries(hashes)) {
      const file = await read(`dist/${name}`);
      assert.equal(hash, `sha384-${createHash('sha384').update(file).digest('base64')}`);
    }
  });
});
