import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'acorn';
import { createConsumer } from '../../tools/consumer-project.js';
import { runCommand } from '../../tools/run-command.js';

/** Built of something else than a module, or not for modules at all. */
const OTHER_FILES = [
  'CHANGELOG.md',
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.md',
  'LICENSE',
  'README.md',
  'README.ru.md',
  'package.json',
  'dist/client-leads.min.js',
  'dist/client-leads-early.min.js',
  'dist/client-leads-unread.min.js',
  'dist/custom-elements.json',
  'dist/frameworks/props.d.ts',
  'dist/frameworks/react.d.ts',
  'dist/frameworks/vue.d.ts',
  'dist/integrity.json',
  'dist/vscode.css-custom-data.json',
  'dist/vscode.html-custom-data.json',
  'dist/web-types.json',
];
/** The files for script tags have their types, and their code. */
const BUNDLED = [
  'dist/built-api-base.d.ts',
  'dist/built-api-base.js',
  'dist/early-script-tag.js',
  'dist/script-tag.js',
  'dist/unread-script-tag.js',
];

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => file.slice(folder.length + 1).replaceAll(sep, '/'));
}

async function documentFiles(): Promise<string[]> {
  const files = await filesIn('docs');
  return files.map((file) => `docs/${file}`);
}

async function builtModules(): Promise<string[]> {
  const sources = await filesIn('src');
  return sources
    .filter((file) => !file.startsWith('frameworks/'))
    .map((file) => `dist/${file.replace(/\.ts$/, '')}`)
    .flatMap((module) => [`${module}.js`, `${module}.d.ts`]);
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

  it('contains the needed files and no others', async () => {
    const expected = [...OTHER_FILES, ...(await documentFiles()), ...(await builtModules())];
    assert.deepEqual(
      (await filesIn(installed)).sort(),
      expected.filter((file) => !BUNDLED.includes(file)).sort(),
    );
  });

  // publint looks for what the entries of the package name.
  it('names its manifests', async () => {
    const metadata = JSON.parse(await read('package.json')) as Record<string, string>;
    const files = await filesIn(installed);
    for (const field of ['customElements', 'web-types']) {
      assert.ok(files.includes(join(metadata[field]!)), field);
    }
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

  it('does not export its internal modules', async () => {
    await assert.rejects(
      runInNode("import 'client-leads/dist/settings/settings.js'"),
      /NOT_EXPORTED/,
    );
  });

  it('has a file for a script tag that V8 compiles while it is loading', async () => {
    const code = await read('dist/client-leads.min.js');
    assert.equal(code.split('\n', 1)[0], '//# allFunctionsCalledOnLoad');
  });

  it('has script-tag files in the syntax of ES2022', async () => {
    for (const tag of ['client-leads', 'client-leads-unread', 'client-leads-early']) {
      parse(await read(`dist/${tag}.min.js`), { ecmaVersion: 2022 });
    }
  });

  it('has the hashes of the script-tag files for the integrity attribute', async () => {
    const hashes: Record<string, string> = {};
    for (const tag of ['client-leads', 'client-leads-unread', 'client-leads-early']) {
      const name = `${tag}.min.js`;
      const file = await read(`dist/${name}`);
      hashes[name] = `sha384-${createHash('sha384').update(file).digest('base64')}`;
    }
    assert.deepEqual(JSON.parse(await read('dist/integrity.json')), hashes);
  });
});
