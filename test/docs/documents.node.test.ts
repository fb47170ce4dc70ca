import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readDocuments } from '../../demo/documents/documents.js';
import { version } from '../../src/version.js';

const FILES = ['README.md', 'README.ru.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What npm does by itself. */
const BUILT_IN = new Set(['ci', 'install', 'pack', 'publish', 'trust', 'version']);

/** What CI runs, and so every commit; see `.ci/run` and `verify`. */
const RUN_BY_CI = `${read('.ci/run')} ${scripts.verify ?? ''} ${scripts.test ?? ''}`;

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** The commands of a document: those in blocks, and those in its sentences. */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, code = '']) =>
    code.split(/\n|&&/),
  );
  const inline = [...text.matchAll(/`((?:npm|npx|node) [^`]+)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inline]
    .flatMap((line) => line.split('&&'))
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);
}

describe('documents', () => {
  for (const file of FILES) {
    it(`${file} names commands that there are`, () => {
      for (const command of commandsIn(read(file))) {
        const [program, first = '', second = ''] = command.split(/\s+/);
        assert.equal(program, 'npm', command);
        const name = first === 'run' ? second : first;
        assert.ok(BUILT_IN.has(name) || name in scripts, command);
      }
    });
  }

  it('CONTRIBUTING.md maps existing files', () => {
    const [, map = ''] = /^```text\n([^]*?)^```$/m.exec(read('CONTRIBUTING.md')) ?? [];
    const lines = map.trimEnd().split('\n');
    assert.ok(lines.length > 10);
    let folder = '';
    for (const line of lines) {
      const [paths = ''] = line.trim().split(/\s{2,}/);
      const names = paths.split(', ');
      if (!line.startsWith(' ')) {
        folder = names.length === 1 && paths.endsWith('/') ? paths : '';
      }
      for (const name of names) {
        const path = line.startsWith(' ') ? join(folder, name) : name;
        assert.ok(existsSync(path), `${path} is on the map`);
      }
    }
  });

  it('name only commands that CI runs, except those for people', () => {
    const forPeople = new Set([
      'ci',
      'start',
      'format',
      'screenshots',
      'bench',
      'fleet',
      'dev',
      'test:watch',
      'mutants',
      'version',
      'install',
      'publish',
      'trust',
      'verify:release',
    ]);
    const unseen = FILES.flatMap((file) => commandsIn(read(file)))
      .map((command) => command.replace(/^npm (run )?/, '').replace(/\s.*/, ''))
      .filter((name) => !forPeople.has(name) && !RUN_BY_CI.includes(name));
    assert.deepEqual(unseen, []);
  });

  it('name the version of the package, wherever they name one', async () => {
    const documents = await readDocuments();
    const named = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/client-leads[/-](\d+\.\d+\.\d+)/g)].map(([, found]) => ({
        path,
        found,
      })),
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter(({ found }) => found !== version),
      [],
    );
  });
});
