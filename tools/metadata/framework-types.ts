import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from '@custom-elements-manifest/analyzer';
import { elementIn, type ElementDeclaration } from './element.js';

/** A property of an interface, with the sentence that editors show. */
const member = (name: string, type: string, description: string) =>
  `  /** ${description} */\n  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type} | undefined;`;

function props({ members, attributes, events, cssProperties }: ElementDeclaration): string {
  const fields = members
    .filter((field) => field.kind === 'field')
    .filter((field) => !field.readonly);
  const names = new Set(fields.map(({ name }) => name));
  const ofFields = fields.map(({ name, description }) =>
    member(name, `ClientLeads['${name}']`, description),
  );
  const ofAttributes = attributes
    // Every framework knows those of all elements.
    .filter(({ name, fieldName }) => fieldName && !names.has(name))
    .map(({ name, fieldName, type, description }) => {
      const isSwitch = type.text === 'boolean';
      const value = isSwitch
        ? "boolean | '' | 'true' | 'false'"
        : `ClientLeads['${fieldName ?? ''}']`;
      return member(name, value, description);
    });
  const details = events.map(({ type }) => type.text.replace(/^CustomEvent<(\w+)>$/, '$1'));
  return `
import type { ${['ClientLeads', ...details].sort().join(', ')} } from '../element.js';

/** What a template can set: the properties, and the attributes that are called otherwise. */
export interface ClientLeadsProps {
${[...ofFields, ...ofAttributes].join('\n')}
}

/** What the element dispatches. */
export interface ClientLeadsEvents {
${events.map((e) => `  /** ${e.description} */\n  '${e.name}': ${e.type.text};`).join('\n')}
}

/** The events as React, Preact and Svelte listen to them. */
export type ClientLeadsHandlers = {
  [E in keyof ClientLeadsEvents as \`on\${E}\`]?: ((event: ClientLeadsEvents[E]) => void) | undefined;
};

/** The custom properties, for typed styles. */
export interface ClientLeadsStyle {
${cssProperties.map(({ name, description }) => member(name, 'string', description)).join('\n')}
}
`;
}

const REACT = `
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsHandlers, ClientLeadsProps, ClientLeadsStyle } from './props.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps &
        ClientLeadsHandlers &
        DetailedHTMLProps<HTMLAttributes<ClientLeads>, ClientLeads>;
    }
  }
  interface CSSProperties extends ClientLeadsStyle {}
}
`;

const PREACT = `
import type { HTMLAttributes } from 'preact';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsHandlers, ClientLeadsProps } from './props.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps & ClientLeadsHandlers & HTMLAttributes<ClientLeads>;
    }
  }
}
`;

const VUE = `
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsEvents, ClientLeadsProps } from './props.js';

type Emits = { [E in keyof ClientLeadsEvents]: (event: ClientLeadsEvents[E]) => void };

declare module 'vue' {
  interface GlobalComponents {
    'client-leads': new () => ClientLeads & {
      /** @deprecated For templates alone. */
      $props: ClientLeadsProps & HTMLAttributes & PublicProps;
      /** @deprecated For templates alone. */
      $emit: EmitFn<Emits>;
    };
  }
}
`;

const SVELTE = `
import type { HTMLAttributes } from 'svelte/elements';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsHandlers, ClientLeadsProps } from './props.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'client-leads': ClientLeadsProps & ClientLeadsHandlers & HTMLAttributes<ClientLeads>;
  }
}
`;

/**
 * A plugin of the manifest analyzer that writes types for templates, a file for each framework, so
 * that none asks for the types of another.
 */
export function frameworkTypes(outdir: string): Plugin {
  return {
    name: 'framework-types',
    packageLinkPhase({ customElementsManifest }) {
      const files = {
        props: props(elementIn(customElementsManifest)),
        react: REACT,
        preact: PREACT,
        vue: VUE,
        svelte: SVELTE,
      };
      mkdirSync(outdir, { recursive: true });
      for (const [file, text] of Object.entries(files)) {
        const header = '// Generated from the manifest by the build.\n';
        writeFileSync(join(outdir, `${file}.d.ts`), header + text);
      }
    },
  };
}
