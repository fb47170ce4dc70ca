/**
 * Renames the Trusted Types policy that Lit creates, for which Lit has no setting, so that a page
 * can allow this file and another Lit by name. Fails the build unless there is exactly one policy.
 *
 * @param {string} name
 * @returns {import('rollup').Plugin}
 */
export function nameTrustedTypesPolicy(name) {
  return {
    name: 'name-trusted-types-policy',
    renderChunk(code) {
      const parts = code.split(/createPolicy\((["'])lit-html\1/);
      if (parts.length !== 3) {
        this.error(
          `Lit creates its policy "lit-html" in ${(parts.length - 1) / 2} places, not in one.`,
        );
      }
      return { code: `${parts[0]}createPolicy("${name}"${parts[2]}`, map: null };
    },
  };
}
