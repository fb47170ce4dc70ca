import { cpSync, writeFileSync } from 'node:fs';
import type { Plugin } from '@custom-elements-manifest/analyzer';
import { elementIn, type ElementDeclaration } from './element.js';

/**
 * A plugin of the manifest analyzer that completes the types for templates: a file for each
 * framework, and `props.d.ts` with their common part.
 *
 * Packages were tried instead. `custom-element-vuejs-integration` leaves events untyped and allows
 * read-only properties to be set. `@wc-toolkit/jsx-types` writes one file for all frameworks and refuses a `ref`.
 */
export function frameworkTypes(source: string, outdir: string): Plugin {
  return {
    name: 'framework-types',
    packageLinkPhase({ customElementsManifest }) {
      cpSync(source, outdir, { recursive: true });
      const types = [
        '// Generated from the manifest by the build.\n',
        propsOf(elementIn(customElementsManifest), '../element.js'),
        propsOf(elementIn(customElementsManifest, 'client-leads-unread'), '../unread.js'),
      ];
      writeFileSync(`${outdir}/props.d.ts`, types.join('\n'));
    },
  };
}

/** A property of an interface, with the sentence that editors show. */
const member = (name: string, type: string, description: string) =>
  `  /** ${description} */\n  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type} | undefined;`;

/** The types for an element that this module exports. */
function propsOf(
  { name: className, members, attributes, events, cssProperties }: ElementDeclaration,
  module: string,
): string {
  const fields = members.filter((field) => field.kind === 'field' && !field.readonly);
  const names = fields.map(({ name }) => name);
  const numbers = attributes.filter(({ type }) => /^(number|\d)/.test(type.text));
  /** In a template, a number may be a string, as in HTML: `length="20"`. */
  const typeOf = (field: string) =>
    `${className}['${field}']${numbers.some(({ fieldName }) => fieldName === field) ? ' | `${number}`' : ''}`;
  const ofFields = fields.map(({ name, description }) => member(name, typeOf(name), description));
  const ofAttributes = attributes
    // Every framework has types for global attributes.
    .filter(({ name, fieldName }) => fieldName && !names.includes(name))
    .map(({ name, fieldName = '', type, description }) => {
      const isSwitch = type.text === 'boolean';
      const value = isSwitch ? "boolean | '' | 'true' | 'false'" : typeOf(fieldName);
      return member(name, value, description);
    });
  const details = events.map(({ type }) => type.text.replace(/^CustomEvent<(\w+)>$/, '$1'));
  return `import type { ${[className, ...details].sort().join(', ')} } from '${module}';

/** Properties for templates, and attributes with a different name. */
export interface ${className}Props {
${[...ofFields, ...ofAttributes].join('\n')}
}

/** Events of the element, by name. */
export interface ${className}Events {
${events.map((e) => `  /** ${e.description} */\n  '${e.name}': ${e.type.text};`).join('\n')}
}

/** Event handlers for React. */
export type ${className}Handlers = {
  [E in keyof ${className}Events as \`on\${E}\`]?: ((event: ${className}Events[E]) => void) | undefined;
};

/** The custom properties, for typed styles. */
export interface ${className}Style {
${cssProperties.map(({ name, description }) => member(name, 'string', description)).join('\n')}
}
`;
}
