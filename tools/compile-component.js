import { basename } from 'node:path';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

/**
 * A component of Vue as a module, as its own plugins make it. Throws its first error.
 *
 * @param {string} source
 * @param {string} filename
 */
export function vueToScript(source, filename) {
  const compilerOptions = { isCustomElement: (tag) => tag === 'client-leads' };
  // The parser decides what is an element, and the compiler goes by that.
  const { descriptor, errors } = parse(source, {
    filename,
    templateParseOptions: compilerOptions,
  });
  if (errors.length > 0) {
    throw errors[0];
  }
  const { content } = compileScript(descriptor, {
    id: basename(filename),
    inlineTemplate: true,
    templateOptions: { compilerOptions },
  });
  return content;
}

/**
 * A component of Svelte as a module. Throws its first error or warning.
 *
 * @param {string} source
 * @param {string} filename
 */
export function svelteToScript(source, filename) {
  const { js, warnings } = compile(source, { filename });
  if (warnings.length > 0) {
    throw warnings[0];
  }
  return js.code;
}
