import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startDemo } from '../../demo/start-demo.js';

const RELOADS = '<script type="module" src="/__web-dev-server__web-socket.js">';

describe('a page of the demo', () => {
  for (const watch of [true, false]) {
    it(watch ? 'reloads after a save' : 'is as written if no save is awaited', async (context) => {
      const demo = await startDemo({ watch });
      context.after(() => demo.stop());
      for (const path of ['', 'moving.html', 'frameworks/plain/', '../README.html']) {
        const page = await fetch(new URL(path, demo.url));
        assert.equal(page.status, 200);
        assert.equal((await page.text()).includes(RELOADS), watch, path);
      }
    });
  }
});
