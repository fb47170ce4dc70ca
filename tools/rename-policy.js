const CREATE_POLICY = /createPolicy\((["'])lit-html\1/g;

/**
 * Gives the bundled Lit a Trusted Types policy of its own name: under `trusted-types` without
 * duplicates, a page's own Lit and this one could not both create `lit-html`.
 *
 * @param {string} name
 * @returns {import('rollup').Plugin}
 */
export function renamePolicy(name) {
  return {
    name: 'rename-policy',
    renderChunk(code) {
      const found = code.match(CREATE_POLICY)?.length ?? 0;
      if (found !== 1) this.error(`Lit's createPolicy was expected once, not ${found} times`);
      return { code: code.replace(CREATE_POLICY, `createPolicy("${name}"`), map: null };
    },
  };
}
