import { readFileSync } from 'node:fs';

interface Described {
  readonly name: string;
  description: string;
}

export interface Typed extends Described {
  type: { text: string };
  default?: string;
}

interface Event extends Typed {
  /** The fields of its detail. */
  detail?: Typed[];
}

interface Attribute extends Typed {
  readonly fieldName?: string;
}

interface Field extends Typed {
  readonly kind: 'field';
  readonly attribute?: string;
  readonly privacy?: string;
  readonly readonly?: boolean;
  readonly static?: boolean;
}

interface Method extends Described {
  readonly kind: 'method';
  readonly privacy?: string;
  readonly return: { readonly type: { readonly text: string } };
}

/** The element in the manifest, with properties that the analyzer's own types lack. */
export interface ElementDeclaration {
  readonly name: string;
  readonly tagName: string;
  readonly attributes: Attribute[];
  readonly cssParts: Described[];
  readonly cssProperties: (Described & {
    default: string;
    syntax?: string;
    type?: { text: string };
  })[];
  readonly cssStates: Described[];
  events: Event[];
  members: (Field | Method)[];
  readonly slots: Described[];
}

/** What the analyzer's manifest has of all modules. */
interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly { readonly name: string }[] }[];
}

/** Returns the declaration of the list from the manifest in this file. */
export function readElement(path: string): ElementDeclaration {
  return elementIn(JSON.parse(readFileSync(path, 'utf8')) as Manifest);
}

/** Returns the declaration of an element, the list by default, from the analyzer's manifest. */
export function elementIn(manifest: Manifest, tagName = 'client-leads'): ElementDeclaration {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  const element = declarations.find(
    (declaration) => 'tagName' in declaration && declaration.tagName === tagName,
  );
  if (!element) {
    throw new Error(`The manifest has no <${tagName}>: its class needs the tag @tag.`);
  }
  return element as unknown as ElementDeclaration;
}
