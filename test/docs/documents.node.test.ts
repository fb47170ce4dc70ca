import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'acorn';
import { readDocuments } from '../../demo/documents/documents.js';
import { renderLlmsText } from '../../demo/documents/llms-text.js';
import { fieldsOf, type PageRequest } from '../../src/api/page-request.js';
import { version } from '../../src/version.js';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { readElement } from '../../tools/metadata/element.js';
import { deadLinks, ownLinks } from './document.js';

/** How many lines a document may have, if it is not a page of `docs/`. */
const MOST_LINES: Readonly<Record<string, number>> = {
  'README.md': 200,
  'README.ru.md': 200,
  'CONTRIBUTING.md': 115,
};
const MOST_LINES_OF_DOCS = 350;
/** A longer snippet is a feature that the element lacks, unless it is a whole page. */
const MOST_LINES_OF_CODE = 25;
const MOST_LINES_OF_PAGE = 45;
/** What npm does by itself. */
const BUILT_IN = ['ci', 'install', 'pack', 'publish', 'trust', 'version'];
/** A script of a document that is written for a tag manager. */
const TAG = /<script>\n( {2}\(function \(\) \{\n[^]*?)<\/script>/g;
const COMMAND = /`npm (?:run )?([\w:-]+)[^`]*`|^npm (?:run )?([\w:-]+)|&& npm (?:run )?([\w:-]+)/gm;

const documents = await readDocuments();
const textOf = (path: string) => documents.find((document) => document.path === path)!.text;
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

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
    const dead = documents.flatMap((document) =>
      deadLinks(document, documents, isFile).map((href) => `${document.path}: ${href}`),
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

  it('have their code tried by the test of snippets, unless it is a file of a site', () => {
    const [, list = ''] =
      /^const FILES = \[([^\]]*)\]/m.exec(readFileSync('test/docs/snippets.test.ts', 'utf8')) ?? [];
    const untried = own
      .filter(({ lang }) => lang === 'en')
      .filter(({ text }) => codeBlocks(text).some(({ code }) => fileNameOf(code) === undefined))
      .map(({ path }) => path)
      .filter((path) => !list.includes(`'${path}'`));
    // Its own test compiles or runs each block.
    assert.deepEqual(untried, ['docs/frameworks.md']);
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

it('docs/behaviour lists the fields that are sent', () => {
  const request: Required<PageRequest> = {
    siteCode: 'GIFT-01',
    client: '1017',
    token: '55120938',
    operator: '1',
    begDate: '2025-12-01',
    endDate: '2025-12-22',
    start: 1,
    length: 20,
  };
  const sent = fieldsOf(request).map(([name]) => name);
  const [, section = ''] = textOf('docs/behaviour.md').split('## What is sent and stored\n');
  const [list = ''] = /(?:^- .*\n)+/m.exec(section) ?? [];
  assert.deepEqual((list.match(/(?<=`)\w+(?=`)/g) ?? []).sort(), sent.sort());
});

describe('llms.txt', () => {
  const text = renderLlmsText(documents);

  it('has the form of llmstxt.org: a title, a summary, and lists of links to all documents', () => {
    assert.match(
      text,
      /^# client-leads\n\n> `<client-leads>` [^]*^## Documentation$[^]*^## Optional$/m,
    );
    assert.deepEqual(deadLinks({ path: 'llms.txt', text }, documents, isFile), []);
    const [, lists = ''] = text.split('## Documentation');
    const listed = ownLinks({ path: 'llms.txt', text: lists });
    const english = documents.filter(
      ({ path, lang }) => lang === 'en' && /^(docs\/)?[^/]+$/.test(path),
    );
    assert.deepEqual(
      english.map(({ path }) => path).filter((path) => !listed.includes(path)),
      ['THIRD-PARTY-NOTICES.md'],
    );
  });

  it('has a page, the answer of its server, and each attribute and event', () => {
    const { attributes, events } = readElement('dist/custom-elements.json');
    for (const words of [
      '/client-leads.min.js"',
      'session-url="',
      '// session.php',
      ...[...attributes, ...events].map(({ name }) => `\`${name}\``),
    ]) {
      assert.ok(text.includes(words), words);
    }
  });
});
