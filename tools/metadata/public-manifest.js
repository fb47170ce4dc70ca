const NOT_OF_ATTRIBUTES = ['null', '(string & {})'];
const LITERAL = /^'.*'$/;
const DETAIL = /^CustomEvent<(\w+)>$/;

/** @param {string} text of a type */
const membersOf = (text) => text.split('|').map((member) => member.trim());

/** @param {string} text of a literal */
const unquote = (text) => text.replaceAll("'", '');

/** @param {string | undefined} text as it is wrapped in the source */
const unwrap = (text) => text?.replace(/\s*\n\s*/g, ' ');

/** @param {{ privacy?: string, name: string }} member */
const isPublic = ({ privacy, name }) => !name.startsWith('#') && (privacy ?? 'public') === 'public';

/** What the types know of each other: the members of unions, the fields of interfaces. */
function createTypeIndex() {
  /** @type {Map<string, string[]>} */
  const unions = new Map();
  /** @type {Map<string, { name: string, isOptional: boolean, type: string }[]>} */
  const interfaces = new Map();

  return {
    add(ts, node) {
      if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
        const members = node.type.types.map((type) => type.getText());
        unions.set(node.name.text, members);
      } else if (ts.isInterfaceDeclaration(node)) {
        const fields = node.members.map(({ name, questionToken, type }) => ({
          name: name?.getText(),
          isOptional: Boolean(questionToken),
          type: type?.getText(),
        }));
        interfaces.set(node.name.text, fields);
      }
    },
    isUnion: (text) => unions.has(text),
    fieldsOf: (name) => interfaces.get(name),
    /** @returns {string[]} the members of a union, of unions in it too */
    expand(text) {
      return membersOf(text).flatMap((name) => {
        const members = unions.get(name);
        return members ? members.flatMap((member) => this.expand(member)) : name;
      });
    },
  };
}

/** The type of an attribute whose property takes these types. */
function attributeType(members) {
  const types = members.filter((type) => !NOT_OF_ATTRIBUTES.includes(type));
  const isChoice = types.every((type) => LITERAL.test(type));
  if (isChoice || types.includes('boolean')) {
    return types.join(' | ');
  }
  // A token may pass 2^53: digits, and no number for tools to round.
  return types.includes('number') && !types.includes('bigint') ? 'number' : 'string';
}

function describeDetail({ type }, types) {
  const fields = types.fieldsOf(DETAIL.exec(type.text)?.[1]);
  const names = fields.map(({ name, isOptional }) => (isOptional ? `${name}?` : name));
  const choices = fields
    .filter((field) => types.isUnion(field.type))
    .map((field) => {
      const values = types.expand(field.type).map((value) => `\`${unquote(value)}\``);
      return `; \`${field.name}\` is ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
    });
  return `The detail: \`{ ${names.join(', ')} }\`${choices.join('')}.`;
}

function describeEvents(declaration, types) {
  // The analyzer takes the variable in `new CustomEvent(type)` for an event.
  declaration.events = declaration.events.filter(({ description }) => description);
  for (const event of declaration.events) {
    event.description += ` ${describeDetail(event, types)}`;
  }
}

function describeMembers(declaration, defaults) {
  declaration.members = declaration.members.filter(isPublic);
  for (const member of declaration.members) {
    // Null stands for what is not set, and a read-only value is none to start from.
    if (member.default === 'null' || member.readonly) {
      delete member.default;
    }
    if (defaults.has(member.name)) {
      member.default = defaults.get(member.name);
    }
  }
}

/** Attributes are strings, and stand in the order of their properties, the inherited ones last. */
function describeAttributes({ attributes, members }, types) {
  const names = members.map(({ name }) => name);
  const position = ({ fieldName }) => (fieldName ? names.indexOf(fieldName) : names.length);
  attributes.sort((a, b) => position(a) - position(b));
  for (const attribute of attributes) {
    const member = members.find(({ name }) => name === attribute.fieldName);
    if (!member) {
      continue;
    }
    attribute.type = { text: attributeType(types.expand(member.type.text)) };
    delete attribute.default;
    if (member.default) {
      attribute.default = unquote(member.default);
    }
  }
}

function describeCssProperties({ cssProperties }) {
  for (const property of cssProperties) {
    property.syntax = property.type.text;
    delete property.type;
  }
}

/**
 * A plugin of the manifest analyzer that leaves what a page can use: the one class, in the modules
 * that the package exports, with its public members; the defaults that take effect, from `@default`;
 * plain types of attributes; and the fields of each event's detail.
 *
 * @param {{ className: string, classModule: string, definitionModule: string }} options
 */
export function publicManifest({ className, classModule, definitionModule }) {
  const types = createTypeIndex();
  /** @type {Map<string, string>} */
  const defaults = new Map();

  function readDefaults(ts, node) {
    for (const member of node.members) {
      const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
      if (tag) {
        defaults.set(member.name.getText(), tag.comment);
      }
    }
  }

  return {
    name: 'public-manifest',

    analyzePhase({ ts, node }) {
      types.add(ts, node);
      if (ts.isClassDeclaration(node) && node.name?.text === className) {
        readDefaults(ts, node);
      }
    },

    packageLinkPhase({ customElementsManifest: manifest }) {
      const declaration = manifest.modules
        .flatMap(({ declarations }) => declarations)
        .find(({ name }) => name === className);
      for (const entry of Object.values(declaration).filter(Array.isArray).flat()) {
        entry.description = unwrap(entry.description);
      }
      describeEvents(declaration, types);
      describeMembers(declaration, defaults);
      describeAttributes(declaration, types);
      describeCssProperties(declaration);

      const reference = { name: className, module: classModule };
      const theClass = { kind: 'js', name: className, declaration: reference };
      const { tagName } = declaration;
      const theTag = {
        kind: 'custom-element-definition',
        name: tagName,
        declaration: reference,
      };
      const kind = 'javascript-module';
      manifest.modules = [
        { kind, path: classModule, declarations: [declaration], exports: [theClass] },
        { kind, path: definitionModule, declarations: [], exports: [theClass, theTag] },
      ];
    },
  };
}
