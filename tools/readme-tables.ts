/**
 * Writes the README's tables, each between `<!-- name -->` and `<!-- /name -->`, from the manifest
 * that the build makes. With `--check` it writes nothing, and fails when a table is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { elementIn, type ElementDeclaration } from './metadata/element.js';

const FILE = 'README.md';

const code = (text: string) => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return lines.join('\n');
}

const named = (title: string, entries: ElementDeclaration['slots']) =>
  table(
    [title, 'meaning'],
    entries.map(({ name, description }) => [code(name), description]),
  );

function attributes({ attributes: all }: ElementDeclaration): string {
  const defaultOf = ({ type, default: value }: (typeof all)[number]) => {
    if (!value) {
      return '–';
    }
    return type.text === 'boolean' ? 'off' : code(value);
  };
  const rows = all.map((attribute) => {
    const { name, fieldName = name, description } = attribute;
    return [code(name), code(fieldName), defaultOf(attribute), description];
  });
  return table(['attribute', 'property', 'default', 'meaning'], rows);
}

/** Lists what is no attribute, the static members last. */
function properties({ name: className, members }: ElementDeclaration): string {
  const rows: string[][] = [];
  const ofClass: string[][] = [];
  for (const member of members) {
    const { name, description } = member;
    if (member.kind === 'method') {
      rows.push([code(`${name}()`), code(member.return.type.text), description]);
    } else if (!member.attribute) {
      const type = code(member.type.text) + (member.readonly ? ', read-only' : '');
      const row = [code(member.static ? `${className}.${name}` : name), type, description];
      (member.static ? ofClass : rows).push(row);
    }
  }
  return table(['name', 'type', 'meaning'], [...rows, ...ofClass]);
}

const customProperties = ({ cssProperties }: ElementDeclaration) =>
  table(
    ['custom property', 'default', 'meaning'],
    cssProperties.map((property) => [
      code(property.name),
      code(property.default),
      property.description,
    ]),
  );

const manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Parameters<
  typeof elementIn
>[0];
const element = elementIn(manifest);
const tables = {
  attributes: attributes(element),
  properties: properties(element),
  events: named('event', element.events),
  'custom-properties': customProperties(element),
  parts: named('part', element.cssParts),
  slots: named('slot', element.slots),
  states: named('status', element.cssStates),
};

const readme = readFileSync(FILE, 'utf8');
let text = readme;
for (const [name, lines] of Object.entries(tables)) {
  const between = new RegExp(`(<!-- ${name} -->)[^]*(<!-- /${name} -->)`);
  if (!between.test(text)) {
    throw new Error(`${FILE} needs a line <!-- ${name} --> and a line <!-- /${name} -->.`);
  }
  text = text.replace(between, (_, start: string, end: string) => `${start}\n\n${lines}\n\n${end}`);
}
const fresh = await format(text, { ...(await resolveConfig(FILE)), parser: 'markdown' });

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, fresh);
} else if (fresh !== readme) {
  console.error(`The tables in ${FILE} are stale: run npm run readme, and commit it.`);
  process.exitCode = 1;
}
