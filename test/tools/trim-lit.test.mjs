import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { trimLit } from '../../tools/trim-lit.js';

const MODULE = '/node_modules/lit-html/lit-html.js';
const drawing = await readFile(`.${MODULE}`, 'utf8');

const context = {
  error(message) {
    throw new Error(message);
  },
};

const trim = (code, id) => trimLit().transform.call(context, code, id)?.code;

describe('what the build leaves out of Lit', () => {
  it('is there in the Lit that is installed', () => {
    const trimmed = trim(drawing, MODULE);
    assert(trimmed.includes('lit-noChange') && !trimmed.includes('litHtmlVersions'));
  });

  it('fails the build where Lit has changed', () => {
    assert.throws(
      () => trim(drawing.replace('setConnected', 'connect'), MODULE),
      /not 0 times: setConnected/,
    );
    assert.throws(() => trim(drawing + drawing, MODULE), /not 2 times/);
  });

  it('fails the build where the element takes more of Lit than drawing', () => {
    const id = '/node_modules/lit-html/directives/repeat.js';
    assert.throws(() => trim('', id), /no stand-in/);
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
      assert.throws(() => trim(code, '/dist/a.js'), /do not know/, code);
    }
  });
});
