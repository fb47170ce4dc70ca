import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'acorn';
import { version } from '../../src/version.js';
import { codeBlocks } from '../../tools/code-blocks.js';
import { readDocuments } from '../../tools/documents.js';
import { anchorsOf, ownLinks, targetOf } from './document.js';

/** How many lines a document may have, if it is not a page of `docs/`. */
const MOST_LINES: Readonly<Record<string, number>> = {
  'README.md': 150,
  'README.ru.md': 150,
  'CONTRIBUTING.md': 130,
};
const MOST_LINES_OF_DOCS = 270;
/** All pages of `docs/` in English together. */
const MOST_WORDS_IN_ALL = 16_900;
/** A longer snippet is a feature that the element lacks, unless it is a whole page. */
const MOST_LINES_OF_CODE = 25;
const MOST_LINES_OF_PAGE = 45;
/** What npm does by itself. */
const BUILT_IN = ['audit', 'ci', 'init', 'install', 'pack', 'publish', 'sbom', 'trust', 'version'];
/** A script of a document that is written for a tag manager. */
const TAG = /<script>\n( {2}\(function \(\) \{\n[^]*?)<\/script>/g;
const COMMAND = /`npm (?:run )?([\w:-]+)[^`]*`|^npm (?:run )?([\w:-]+)|&& npm (?:run )?([\w:-]+)/gm;

const documents = await readDocuments();
const textOf = (path: string) => documents.find((document) => document.path === path)!.text;
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Whether there is a file, and, in a document, a heading. */
function leadsSomewhere(file: string, anchor: string): boolean {
  const target = documents.find(({ path }) => path === file);
  return anchor === '' ? isFile(file) : anchorsOf(target?.text ?? '').includes(anchor);
}

describe('the documents', () => {
  const own = documents.filter(({ path }) => path in MOST_LINES || /^docs\/[^/]+$/.test(path));

  it('are short', () => {
    const long = own.filter(
      ({ path, text }) =>
        text.trimEnd().split('\n').length > (MOST_LINES[path] ?? MOST_LINES_OF_DOCS),
    );
    assert.deepEqual(
      long.map(({ path }) => path),
      [],
    );
    const inEnglish = own.filter(({ path }) => /^docs\/\w[^.]*\.md$/.test(path));
    const words = inEnglish.flatMap(({ text }) => text.trim().split(/\s+/));
    assert.ok(words.length <= MOST_WORDS_IN_ALL, `docs: ${words.length} words`);
    const code = own.flatMap(({ text }) => codeBlocks(text).map((block) => block.code.trim()));
    assert.ok(code.length > 50);
    assert.deepEqual(
      code.filter((block) => {
        const isPage = block.includes('<!doctype html>');
        return block.split('\n').length > (isPage ? MOST_LINES_OF_PAGE : MOST_LINES_OF_CODE);
      }),
      [],
    );
  });

  it('have links that lead somewhere', () => {
    const dead = documents.flatMap(({ path, text }) =>
      ownLinks(text)
        .filter((href) => !leadsSomewhere(...targetOf(href, path)))
        .map((href) => `${path}: ${href}`),
    );
    assert.deepEqual(dead, []);
  });

  it('name commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    for (const { path, text } of own) {
      for (const [command, ...names] of text.matchAll(COMMAND)) {
        const name = names.find(Boolean) ?? '';
        assert.ok(BUILT_IN.includes(name) || name in scripts, `${path}: ${command}`);
      }
    }
  });

  it('name the version of the package, wherever they name one', () => {
    const named = documents.flatMap(
      ({ text }) => text.match(/client-leads[/-]\d+\.\d+\.\d+/g) ?? [],
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((one) => one.slice('client-leads/'.length) !== version),
      [],
    );
  });

  // Google Tag Manager publishes no newer syntax.
  it('have tags in ES5 that declare nothing outside their function', () => {
    const tags = own.flatMap(({ text }) => [...text.matchAll(TAG)].map(([, script]) => script!));
    assert.ok(tags.length > 3);
    for (const tag of tags) {
      const { body } = parse(tag, { ecmaVersion: 5 });
      assert.deepEqual(
        body.map(({ type }) => type),
        ['ExpressionStatement'],
      );
    }
  });
});

it('CONTRIBUTING.md says what each dependency is for', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: object;
    devDependencies: object;
  };
  const [, section = ''] = textOf('CONTRIBUTING.md').split('## What each dependency is for');
  const said = [...section.split('\n## ')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  assert.deepEqual(said.sort(), Object.keys({ ...dependencies, ...devDependencies }).sort());
});

it('CONTRIBUTING.md maps existing files', () => {
  const [, map = ''] = /^```text\n([^]*?)^```$/m.exec(textOf('CONTRIBUTING.md')) ?? [];
  const [src, ...lines] = map.trimEnd().split('\n');
  assert.equal(src, 'src/');
  for (const line of lines) {
    const [names = ''] = line.trim().split(/\s{2,}/);
    for (const name of names.split(', ')) {
      const path = line.startsWith(' ') ? join('src', name) : name;
      assert.ok(existsSync(path), path);
    }
  }
});

it('the documents say how much the script weighs', () => {
  const kilobytes = Math.round(
    brotliCompressSync(readFileSync('dist/client-leads.min.js')).length / 1000,
  );
  for (const [path, sentence] of [
    ['README.md', /The script is (\d+) kB with brotli/],
    ['README.ru.md', /Скрипт весит (\d+) КБ/],
    ['docs/updating.md', /it is then (\d+) kB instead of/],
    ['docs/updating.ru.md', /останется (\d+) КБ/],
  ] as const) {
    const [, written] = sentence.exec(textOf(path)) ?? [];
    // A few bytes can tip the rounding.
    assert.ok(Math.abs(Number(written) - kilobytes) <= 1, `${path}: ${kilobytes} kB`);
  }
});
