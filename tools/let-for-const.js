import { applyEdits, nodesIn } from './ast.js';

/**
 * Declares with `let` what is declared with `const`, once TypeScript has seen to it that nothing is
 * assigned twice: one word in place of two compresses better, and terser joins more declarations.
 *
 * @returns {import('rollup').Plugin}
 */
export function letForConst() {
  return {
    name: 'let-for-const',
    renderChunk(code) {
      const edits = [...nodesIn(this.parse(code))]
        .filter(({ type, kind }) => type === 'VariableDeclaration' && kind === 'const')
        .map(({ start }) => ({ start, end: start + 'const'.length, text: 'let' }));
      return { code: applyEdits(code, edits), map: null };
    },
  };
}
