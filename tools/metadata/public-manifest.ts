import type { Plugin } from '@custom-elements-manifest/analyzer';
import { elementIn, type ElementDeclaration, type Typed } from './element.js';

interface DetailField {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly description: string;
}

/** The types that the sources declare, by name. */
const unions = new Map<string, string[]>();
const interfaces = new Map<string, DetailField[]>();

/** An element, and the modules of the package that export its class and register its tag. */
export interface PublicElement {
  readonly tag: string;
  readonly classModule: string;
  readonly definitionModule: string;
}

/**
 * A plugin of the manifest analyzer that keeps the public parts: the classes of the elements, in the
 * modules that the package exports, with their public members. It also adds plain types of attributes
 * and the fields of each event's detail, since the analyzer does not expand union types or list these
 * fields.
 */
export function publicManifest(elements: readonly PublicElement[]): Plugin {
  return {
    name: 'public-manifest',

    analyzePhase({ ts, node }) {
      if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
        unions.set(
          node.name.text,
          node.type.types.map((type) => type.getText()),
        );
      } else if (ts.isInterfaceDeclaration(node)) {
        const fields = node.members.filter(ts.isPropertySignature).map((field) => ({
          name: field.name.getText(),
          isOptional: field.questionToken !== undefined,
          type: field.type?.getText() ?? '',
          description: ts
            .getJSDocCommentsAndTags(field)
            .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
            .join(' '),
        }));
        interfaces.set(node.name.text, fields);
      }
    },

    packageLinkPhase({ customElementsManifest: manifest }) {
      const modules = elements.flatMap((element) =>
        modulesOf(element, elementIn(manifest, element.tag)),
      );
      Object.assign(manifest, { modules });
    },
  };
}

function modulesOf(
  { classModule, definitionModule }: PublicElement,
  element: ElementDeclaration,
): object[] {
  describeEvents(element);
  describeMembers(element);
  describeAttributes(element);
  for (const property of element.cssProperties) {
    property.syntax = property.type?.text ?? '*';
    delete property.type;
  }
  joinLines(element);

  const reference = { name: element.name, module: classModule };
  const theClass = { kind: 'js', name: element.name, declaration: reference };
  const theTag = {
    kind: 'custom-element-definition',
    name: element.tagName,
    declaration: reference,
  };
  const kind = 'javascript-module';
  if (classModule === definitionModule) {
    const exports = [theClass, theTag];
    return [{ kind, path: classModule, declarations: [element], exports }];
  }
  return [
    { kind, path: classModule, declarations: [element], exports: [theClass] },
    { kind, path: definitionModule, declarations: [], exports: [theClass, theTag] },
  ];
}

function describeEvents(element: ElementDeclaration): void {
  // The analyzer also lists the arguments of `new CustomEvent()` in other classes.
  element.events = element.events.filter(({ description }) => description);
  for (const event of element.events) {
    const [, name = ''] = /^CustomEvent<(\w+)>$/.exec(event.type.text) ?? [];
    const fields = interfaces.get(name) ?? [];
    const names = fields.map((field) => field.name + (field.isOptional ? '?' : ''));
    event.description += ` The detail is \`{ ${names.join(', ')} }\`.`;
    event.detail = describeFields(fields);
  }
}

/** Describes the fields of a detail, with the values of those that have a few: once for each type. */
function describeFields(fields: readonly DetailField[]): Typed[] {
  const typesWithValues = new Set<string>();
  return fields.map(({ name, type, description }) => {
    const field = { name, type: { text: type }, description };
    if (!unions.has(type) || typesWithValues.has(type)) {
      return field;
    }
    typesWithValues.add(type);
    const values = expand(type).map((value) => `\`${unquote(value)}\``);
    return { ...field, description: `${description} One of ${values.join(', ')}.` };
  });
}

function describeMembers(element: ElementDeclaration): void {
  // One without a description is for the other files of the element.
  const open = element.members.filter(
    ({ name, description, privacy = 'public' }) =>
      description && !name.startsWith('#') && privacy === 'public',
  );
  // The page's settings are in the base class, and come first.
  const isInherited = (member: object) => 'inheritedFrom' in member;
  element.members = [...open.filter(isInherited), ...open.filter((member) => !isInherited(member))];
  for (const member of element.members) {
    // Null means unset, and a read-only value is no default.
    if (member.kind === 'field' && (member.default === 'null' || member.readonly)) {
      delete member.default;
    }
  }
}

/** Attributes are strings, in the order of their properties. Inherited ones are last. */
function describeAttributes({ attributes, members }: ElementDeclaration): void {
  const fields = members.filter((member) => member.kind === 'field');
  const names = fields.map(({ name }) => name);
  const position = ({ fieldName }: { fieldName?: string }) =>
    fieldName === undefined ? names.length : names.indexOf(fieldName);
  attributes.sort((a, b) => position(a) - position(b));
  for (const attribute of attributes) {
    const field = fields.find(({ name }) => name === attribute.fieldName);
    if (field) {
      attribute.type = { text: attributeType(expand(field.type.text)) };
      delete attribute.default;
      if (field.default) {
        attribute.default = unquote(field.default);
      }
    }
  }
}

/** Returns the type of an attribute for the types of its property. */
function attributeType(members: readonly string[]): string {
  const types = members.filter((type) => type !== 'null' && type !== '(string & {})');
  const isChoice = types.every((type) => /^['\d]/.test(type));
  if (isChoice || types.includes('boolean')) {
    return types.join(' | ');
  }
  // A token may exceed 2^53, so it is a string of digits. Tools would round a number.
  return types.includes('number') && !types.includes('bigint') ? 'number' : 'string';
}

/** Returns the members of a union, and of the unions in it. */
function expand(type: string): string[] {
  return type
    .split('|')
    .map((member) => member.trim())
    .flatMap((member) => unions.get(member)?.flatMap(expand) ?? member);
}

function unquote(literal: string): string {
  return literal.replaceAll("'", '');
}

/** Joins the lines of every description, which are wrapped in the source. */
function joinLines(element: ElementDeclaration): void {
  for (const entries of Object.values(element).filter(Array.isArray)) {
    for (const entry of entries as { description?: string }[]) {
      if (entry.description) {
        entry.description = entry.description.replace(/\s*\n\s*/g, ' ');
      }
    }
  }
}
