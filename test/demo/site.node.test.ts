import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { it } from 'node:test';

const SITE = 'site';
/** Code samples contain no links. */
const CODE = /<pre[^]*?<\/pre>/g;
const LINK = /\s(?:href|src)="(?!\w+:|\{)([^"#?]*)(?:\?[^"#]*)?(?:#([^"]*))?"/g;

it('the pages of the static site link to files and anchors that exist, in any folder', async () => {
  const files = new Set((await readdir(SITE, { recursive: true })).map(normalize));
  const pages = new Map<string, string>();
  for (const file of [...files].filter((path) => path.endsWith('.html'))) {
    pages.set(file, (await readFile(join(SITE, file), 'utf8')).replaceAll(CODE, ''));
  }
  const broken: string[] = [];
  for (const [page, html] of pages) {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${page} has an id twice.`);
    for (const [link, path = '', anchor = ''] of html.matchAll(LINK)) {
      const target = normalize(path === '' ? page : join(page, '..', path));
      const file = target.endsWith('/') ? join(target, 'index.html') : target;
      const hasAnchor =
        anchor === '' || pages.get(file)?.includes(` id="${decodeURIComponent(anchor)}"`);
      if (path.startsWith('/') || !files.has(file) || !hasAnchor) {
        broken.push(`${page}: ${link}`);
      }
    }
  }
  assert.deepEqual(broken, []);
  assert.ok(pages.size > 30);
});
