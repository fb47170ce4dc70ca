import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { GERMAN } from '../../demo/playground/german.js';
import { codeBlocks } from '../../tools/code-blocks.js';
import { TEXT_LISTS, withTextList } from '../../tools/text-list.js';

const FILES = [
  'README.md',
  'README.ru.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/texts.md',
  'docs/texts.ru.md',
];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What npm does by itself. */
const BUILT_IN = new Set(['ci', 'install', 'pack', 'publish', 'version']);

/** What CI runs, and so every commit; see `.ci/run` and `verify`. */
const RUN_BY_CI = `${read('.ci/run')} ${scripts.verify ?? ''} ${scripts.test ?? ''}`;

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function picturesIn(text: string): string[] {
  const pictures = text.matchAll(/!\[[^\]]*\]\(([^)]+\.webp)\)|<img[^>]* src="([^"]+\.webp)"/g);
  return [...pictures].map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '');
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

  it('CONTRIBUTING.md maps files that there are', () => {
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

  it('name nothing that CI never runs, but for what needs a person', () => {
    const forPeople = new Set([
      'ci',
      'start',
      'format',
      'screenshots',
      'bench',
      'dev',
      'test:watch',
      'mutants',
      'version',
      'install',
      'publish',
      'verify:release',
    ]);
    const unseen = FILES.flatMap((file) => commandsIn(read(file)))
      .map((command) => command.replace(/^npm (run )?/, '').replace(/\s.*/, ''))
      .filter((name) => !forPeople.has(name) && !RUN_BY_CI.includes(name));
    assert.deepEqual(unseen, []);
  });
});

describe('docs/look.md', () => {
  for (const file of ['docs/look.md', 'docs/look.ru.md']) {
    it(`dresses the list as the page of two brands does, in ${file}`, () => {
      const rules = [...read('demo/brands.css').matchAll(/client-leads (\{[^}]*\})/g)];
      assert.equal(rules.length, 2);
      for (const [, rule = ''] of rules) {
        assert.ok(rule.trim().split('\n').length < 10);
        assert.ok(read(file).includes(`client-leads ${rule}`));
      }
    });
  }
});

describe('docs/texts.md', () => {
  /** The keys of texts that a list without filters and a period never shows. */
  const OF_FILTERS = /^(found|noMatches|search|filter|period|emptyPeriod$|showAll$)/;

  for (const [file, language] of Object.entries(TEXT_LISTS)) {
    it(`lists every text as it is built in, in ${file}`, () => {
      const text = read(file);
      assert.equal(
        withTextList(text, language),
        text,
        'Run node --import tsx/esm tools/text-list.ts',
      );
    });

    it(`translates as the playground does all but the texts of filters, in ${file}`, () => {
      const [code = ''] = codeBlocks(read(file))
        .map((block) => block.code)
        .filter((block) => block.includes('lang="de"'));
      const [, object = ''] = /\.messages = (\{[^]*?\n {2}\});/.exec(code) ?? [];
      const given = JSON.stringify(runInNewContext(`(${object})`));
      const expected = Object.entries(GERMAN).filter(([key]) => !OF_FILTERS.test(key));
      assert.equal(given, JSON.stringify(Object.fromEntries(expected)));
    });
  }
});

describe('the pictures', () => {
  const documents = ['README.md', 'README.ru.md', ...filesIn('docs', '.md')];
  const pictures = filesIn('docs', '.webp');

  it('are each shown by a document', () => {
    const shown = documents.flatMap((file) =>
      picturesIn(read(file)).map((link) => join(dirname(file), link)),
    );
    assert.deepEqual(
      pictures.filter((file) => !shown.includes(file)),
      [],
    );
  });

  it('weigh little, since the package has them', () => {
    const weights = pictures.map((file) => statSync(file).size);
    assert.ok(Math.max(...weights) <= 150_000);
    assert.ok(weights.reduce((sum, weight) => sum + weight) <= 900_000);
  });

  it('have words in the language of the document', () => {
    for (const file of documents) {
      const lang = file.endsWith('.ru.md') ? 'ru' : 'en';
      for (const picture of picturesIn(read(file))) {
        assert.match(picture, new RegExp(`-${lang}[-.]`), file);
      }
    }
  });
});

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}
