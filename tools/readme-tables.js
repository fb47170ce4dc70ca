/**
 * Writes the README's tables, each between `<!-- name -->` and `<!-- /name -->`, from the manifest
 * that the build makes. With `--check` it writes nothing, and fails when a table is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const FILE = 'README.md';
const NONE = '–';

const code = (text) => `\`${text}\``;

const table = (...rows) => {
  const lines = rows.map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  const rule = `|${' --- |'.repeat(rows[0].length)}`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
};

const named = (title, entries) =>
  table([title, 'meaning'], ...entries.map(({ name, description }) => [code(name), description]));

function showDefault({ type, default: value }) {
  if (value === undefined) {
    return NONE;
  }
  return type.text === 'boolean' ? 'off' : code(value);
}

function describeMember(className, { kind, name, description, ...rest }) {
  if (kind === 'method') {
    return [code(`${name}()`), code(rest.return.type.text), description];
  }
  const type = code(rest.type.text);
  return [
    code(rest.static ? `${className}.${name}` : name),
    rest.readonly ? `${type}, read-only` : type,
    description,
  ];
}

const TABLES = {
  attributes: ({ attributes }) =>
    table(
      ['attribute', 'property', 'default', 'meaning'],
      ...attributes.map((attribute) => [
        code(attribute.name),
        code(attribute.fieldName ?? attribute.name),
        showDefault(attribute),
        attribute.description,
      ]),
    ),
  properties: ({ name, members }) =>
    table(
      ['name', 'type', 'meaning'],
      ...members
        .filter(({ attribute }) => !attribute)
        .sort((a, b) => Boolean(a.static) - Boolean(b.static))
        .map((member) => describeMember(name, member)),
    ),
  events: ({ events }) => named('event', events),
  'custom-properties': ({ cssProperties }) =>
    table(
      ['custom property', 'default', 'meaning'],
      ...cssProperties.map((property) => [
        code(property.name),
        code(property.default),
        property.description,
      ]),
    ),
  parts: ({ cssParts }) => named('part', cssParts),
  slots: ({ slots }) => named('slot', slots),
  states: ({ cssStates }) => named('status', cssStates),
};

function replaceTables(readme, element) {
  return Object.entries(TABLES).reduce((text, [name, write]) => {
    const between = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!between.test(text)) {
      throw new Error(`${FILE} has no place for the table «${name}».`);
    }
    return text.replace(between, (_, start, end) => `${start}\n\n${write(element)}\n\n${end}`);
  }, readme);
}

const readme = readFileSync(FILE, 'utf8');
const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const [element] = modules.flatMap(({ declarations }) => declarations);
const options = { ...(await resolveConfig(FILE)), parser: 'markdown' };
const fresh = await format(replaceTables(readme, element), options);

if (process.argv.includes('--check')) {
  if (fresh !== readme) {
    console.error(`The tables in ${FILE} are stale: run npm run readme, and commit it.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, fresh);
}
