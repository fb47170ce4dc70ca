import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replaceLit } from '../../tools/replace-lit.js';

const context = {
  error(message) {
    throw new Error(message);
  },
};

const { resolveId, transform, renderChunk } = replaceLit();
const resolve = (source) => resolveId.call(context, source);

describe('what the build has in place of Lit', () => {
  it('stands in for its main modules', () => {
    assert.match(resolve('lit'), /tools.lit.lit\.js$/);
    assert.match(resolve('@lit/task'), /tools.lit.task\.js$/);
    assert.equal(resolve('./status.js'), null);
  });

  it('fails the build where the element takes more of Lit', () => {
    for (const source of ['lit/directives/repeat.js', '@lit/context']) {
      assert.throws(() => resolve(source), /has no stand-in/, source);
    }
  });

  it('fails the build where the element has come to use what a stand-in does not know', () => {
    for (const code of [
      'static properties = { client: { reflect: true } };',
      'static properties = { client: { type: Number } };',
      'static properties = { client: {} }; set client(value) { this.#client = value; }',
      'firstUpdated() {}',
      'if (this.hasUpdated) return;',
      'const styles = css`a${b}`;',
      'new Task(this, { autoRun: "afterUpdate" });',
      'this.#firstTask.value;',
      'this.constructor.addInitializer(start);',
    ]) {
      assert.throws(() => transform.call(context, code, '/dist/a.js'), /do not know/, code);
    }
  });

  it('fails the build where the element has come to have two controllers, in whatever module', () => {
    const render = (code) => renderChunk.call(context, code);
    assert.equal(render('host.addController(a);'), null);
    assert.throws(() => render('host.addController(a); this.addController(b);'), /one controller/);
  });
});
