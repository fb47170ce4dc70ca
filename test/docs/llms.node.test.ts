import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { readDocuments, type Document } from '../../demo/documents/documents.js';
import { renderLlmsText } from '../../demo/documents/llms-text.js';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { readElement } from '../../tools/metadata/element.js';
import { deadLinks } from './dead-links.js';
import { sectionsOf, type Section } from './document.js';

describe('llms.txt', () => {
  let documents: Document[];
  let text: string;
  let sections: Section[];

  before(async () => {
    documents = await readDocuments();
    text = renderLlmsText(documents);
    sections = sectionsOf(text);
  });

  it('has the form of llmstxt.org: a title, a summary, and lists of links under headings', () => {
    assert.match(text, /^# client-leads\n\n> `<client-leads>` /);
    const headings = sections.slice(1).map(({ level, title }) => `${level} ${title}`);
    assert.deepEqual(headings, ['1 client-leads', '2 Documentation', '2 Optional']);
    const [, ...lists] = text.split(/^## .*$/m);
    assert.equal(lists.length, 2);
    for (const line of lists.join('').split('\n').filter(Boolean)) {
      assert.match(line, /^- \[[^\]]+\]\([\w/.-]+\.md\)(: .*)?$/);
    }
  });

  it('links to each document in English', () => {
    const [, , ...lists] = sections;
    const listed = lists.flatMap(({ links }) => links);
    const english = documents.filter(
      ({ path, lang }) => lang === 'en' && /^(docs\/)?[^/]+$/.test(path),
    );
    for (const { path } of english.filter(({ path }) => path !== 'THIRD-PARTY-NOTICES.md')) {
      assert.ok(listed.includes(path), path);
    }
  });

  it('leads to existing targets', () => {
    const pictures = documents.flatMap((document) =>
      sectionsOf(document.text).flatMap((section) => section.pictures),
    );
    const hasFile = (path: string) =>
      path === 'LICENSE' || pictures.some((picture) => path.endsWith(picture));
    assert.deepEqual(deadLinks({ path: 'llms.txt', text }, documents, hasFile), []);
  });

  it('has the recipe for any page: the page and the answer of its server', () => {
    const names = codeBlocks(text).map(({ code }) => fileNameOf(code));
    assert.ok(names.includes('session.php'), names.join());
    assert.match(text, /<script async src="[^"]*\/client-leads\.min\.js"/);
    assert.match(text, /session-url=/);
    assert.match(text, /Cache-Control/);
  });

  it('names each attribute and event', () => {
    const { attributes, events } = readElement('dist/custom-elements.json');
    const names = [...attributes, ...events];
    assert.ok(names.length > 20);
    for (const { name } of names) {
      assert.ok(text.includes(`\`${name}\``), name);
    }
  });
});
