import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER = '// Generated from the manifest by the build.\n';
const DETAIL = /^CustomEvent<(\w+)>$/;

/** @param {{ name: string, description: string, type: string }} member */
const member = ({ name, description, type }) =>
  `  /** ${description} */\n  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type} | undefined;`;

function props({ name, members, attributes, events, cssProperties }) {
  const properties = members
    .filter(({ kind, readonly }) => kind === 'field' && !readonly)
    .map((field) => ({ ...field, type: `${name}['${field.name}']` }));
  const names = new Set(properties.map((property) => property.name));
  const ofAttributes = attributes
    // Every framework knows those of all elements.
    .filter((attribute) => attribute.fieldName && !names.has(attribute.name))
    .map((attribute) => ({
      ...attribute,
      type:
        attribute.type.text === 'boolean'
          ? "boolean | '' | 'true' | 'false'"
          : `${name}['${attribute.fieldName}']`,
    }));
  const details = events.map(({ type }) => DETAIL.exec(type.text)[1]);
  return `
import type { ${[name, ...details].sort().join(', ')} } from '../element.js';

/** What a template can set: the properties, and the attributes that are called otherwise. */
export interface ${name}Props {
${[...properties, ...ofAttributes].map(member).join('\n')}
}

/** What the element dispatches. */
export interface ${name}Events {
${events.map((e) => `  /** ${e.description} */\n  '${e.name}': ${e.type.text};`).join('\n')}
}

/** The events as React, Preact and Svelte listen to them. */
export type ${name}Handlers = {
  [E in keyof ${name}Events as \`on\${E}\`]?: ((event: ${name}Events[E]) => void) | undefined;
};

/** The custom properties, for typed styles. */
export interface ${name}Style {
${cssProperties.map((property) => member({ ...property, type: 'string' })).join('\n')}
}
`;
}

const react = ({ name, tagName }) => `
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ${name} } from '../element.js';
import type { ${name}Handlers, ${name}Props, ${name}Style } from './props.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${tagName}': ${name}Props &
        ${name}Handlers &
        DetailedHTMLProps<HTMLAttributes<${name}>, ${name}>;
    }
  }
  interface CSSProperties extends ${name}Style {}
}
`;

const preact = ({ name, tagName }) => `
import type { HTMLAttributes } from 'preact';
import type { ${name} } from '../element.js';
import type { ${name}Handlers, ${name}Props } from './props.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      '${tagName}': ${name}Props & ${name}Handlers & HTMLAttributes<${name}>;
    }
  }
}
`;

const vue = ({ name, tagName }) => `
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ${name} } from '../element.js';
import type { ${name}Events, ${name}Props } from './props.js';

type Emits = { [E in keyof ${name}Events]: (event: ${name}Events[E]) => void };

declare module 'vue' {
  interface GlobalComponents {
    '${tagName}': new () => ${name} & {
      /** @deprecated For templates alone. */
      $props: ${name}Props & HTMLAttributes & PublicProps;
      /** @deprecated For templates alone. */
      $emit: EmitFn<Emits>;
    };
  }
}
`;

const svelte = ({ name, tagName }) => `
import type { HTMLAttributes } from 'svelte/elements';
import type { ${name} } from '../element.js';
import type { ${name}Handlers, ${name}Props } from './props.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${tagName}': ${name}Props & ${name}Handlers & HTMLAttributes<${name}>;
  }
}
`;

const FILES = { props, react, preact, vue, svelte };

/**
 * A plugin of the manifest analyzer that writes types for templates, a file for each framework, so
 * that none asks for the types of another. The packages for this write one file for all, which
 * compiles only where library checks are off, and leave the events untyped.
 *
 * @param {{ outdir: string }} options
 */
export function frameworkTypes({ outdir }) {
  return {
    name: 'framework-types',
    packageLinkPhase({ customElementsManifest: { modules } }) {
      const [element] = modules.flatMap(({ declarations }) => declarations);
      mkdirSync(outdir, { recursive: true });
      for (const [file, write] of Object.entries(FILES)) {
        writeFileSync(join(outdir, `${file}.d.ts`), HEADER + write(element));
      }
    },
  };
}
