import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { trimLit } from '../../tools/trim-lit.js';

const MODULE = '/node_modules/@lit/task/task.js';
const task = await readFile(`.${MODULE}`, 'utf8');

const context = {
  error(message) {
    throw new Error(message);
  },
};

const trim = (code, id) => trimLit().transform.call(context, code, id).code;

describe('what the build leaves out of Lit', () => {
  it('is there in the Lit that is installed', () => {
    const trimmed = trim(task, MODULE);
    assert(trimmed.includes('run(') && !trimmed.includes('render('));
  });

  it('fails the build where Lit has changed', () => {
    assert.throws(() => trim(task.replace('render(', 'draw('), MODULE), /not 0 times: get value/);
    assert.throws(() => trim(task + task, MODULE), /not 2 times/);
  });

  it('fails the build where the element has come to use it', () => {
    for (const code of [
      'static properties = { client: { reflect: true } };',
      'static properties = { client: { type: Number } };',
      'static properties = { client: {} }; set client(value) { this.#client = value; }',
      'const styles = css`a${b}`;',
      'new Task(this, { autoRun: "afterUpdate" });',
      'new Task(this, { onError: show });',
      'this.#firstTask.value;',
      'this.constructor.addInitializer(start);',
    ]) {
      assert.throws(() => trim(code, '/dist/a.js'), /leaves out of Lit/, code);
      assert.doesNotThrow(() => trim(code, '/node_modules/other/a.js'));
    }
  });

  it('fails the build where a module of Lit is no longer in it', () => {
    const plugin = trimLit();
    plugin.buildStart();
    assert.throws(() => plugin.buildEnd.call(context), /is not in the bundle/);
  });
});
