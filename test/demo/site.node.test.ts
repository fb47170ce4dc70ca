import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { before, describe, it } from 'node:test';

const SITE = 'site';
const LINK = /\s(?:href|src)="([^"]*)"/g;
const ELSEWHERE = /^(?:\w+:|\{)/;
const ID = /\sid="([^"]*)"/g;

describe('the files of the static site', () => {
  /** The texts of the pages, by their path in the site. */
  const pages = new Map<string, string>();
  let files: Set<string>;

  before(async () => {
    files = new Set((await readdir(SITE, { recursive: true })).map(normalize));
    for (const file of files) {
      if (file.endsWith('.html')) {
        pages.set(file, await readFile(join(SITE, file), 'utf8'));
      }
    }
  });

  it('are linked to by existing addresses, in any folder of the site', () => {
    const broken: string[] = [];
    let count = 0;
    for (const [page, html] of pages) {
      // Code samples contain no links.
      for (const [, link = ''] of html.replaceAll(/<pre[^]*?<\/pre>/g, '').matchAll(LINK)) {
        if (ELSEWHERE.test(link)) {
          continue;
        }
        count++;
        if (!leadsSomewhere(page, link.replaceAll('&amp;', '&'))) {
          broken.push(`${page}: ${link}`);
        }
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(count > 50);
  });

  function leadsSomewhere(page: string, link: string): boolean {
    const [, path = '', fragment] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link) ?? [];
    const target = normalize(path === '' ? page : join(page, '..', path));
    const file = target.endsWith('/') ? join(target, 'index.html') : target;
    if (path.startsWith('/') || !files.has(file)) {
      return false;
    }
    const ids = [...(pages.get(file) ?? '').matchAll(ID)].map(([, id]) => id);
    return !fragment || ids.includes(decodeURIComponent(fragment));
  }
});
