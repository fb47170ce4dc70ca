/**
 * Writes the lists of docs/reference.md from the manifest that the build makes, and the lists of
 * texts. With `--check` it writes nothing, and fails if a list is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { en } from '../src/i18n/en.js';
import type { AllMessages, Text } from '../src/i18n/messages.js';
import { ru } from '../src/i18n/ru.js';
import { readElement, type ElementDeclaration } from './metadata/element.js';

interface Entry {
  readonly name: string;
  /** What stands in parentheses after the name. */
  readonly facts?: readonly string[];
  readonly description: string;
  /** Entries of a list below this one. */
  readonly details?: readonly Entry[] | undefined;
}

const code = (text: string) => `\`${text}\``;

function list(entries: readonly Entry[], indent = ''): string {
  return entries
    .map(({ name, facts = [], description, details = [] }) => {
      const inParentheses = facts.length > 0 ? ` (${facts.join(', ')})` : '';
      const line = `${indent}- ${code(name)}${inParentheses}: ${description}\n`;
      return line + list(details, `${indent}  `);
    })
    .join('');
}

function attributes({ attributes: all }: ElementDeclaration): Entry[] {
  return all.map(({ name, fieldName = name, type, default: value, description }) => {
    const facts: string[] = [];
    if (fieldName !== name) {
      facts.push(`property ${code(fieldName)}`);
    }
    if (value) {
      facts.push(type.text === 'boolean' ? 'off by default' : `default ${code(value)}`);
    }
    return { name, facts, description };
  });
}

/** Returns the members that are no attribute, the static ones last. */
function properties({ name: className, members }: ElementDeclaration): Entry[] {
  const ofElement: Entry[] = [];
  const ofClass: Entry[] = [];
  for (const member of members) {
    const { name, description } = member;
    if (member.kind === 'method') {
      const facts = [`returns ${code(member.return.type.text)}`];
      ofElement.push({ name: `${name}()`, facts, description });
    } else if (!member.attribute) {
      const facts = [code(member.type.text), ...(member.readonly ? ['read-only'] : [])];
      if (member.static) {
        ofClass.push({ name: `${className}.${name}`, facts, description });
      } else {
        ofElement.push({ name, facts, description });
      }
    }
  }
  return [...ofElement, ...ofClass];
}

function events({ events: all }: ElementDeclaration): Entry[] {
  return all.map(({ name, description, detail = [] }) => ({
    name,
    description,
    details: detail.map((field) => ({
      name: `detail.${field.name}`,
      facts: [code(field.type.text)],
      description: field.description,
    })),
  }));
}

const customProperties = ({ cssProperties }: ElementDeclaration): Entry[] =>
  cssProperties.map(({ name, default: value, description }) => ({
    name,
    facts: [`default ${code(value)}`],
    description,
  }));

/** Returns a line for each text: its key, its placeholders, and its words, in quotation marks. */
function texts(all: AllMessages, quotes: readonly [string, string]): string {
  return Object.entries(all)
    .map(([key, text]: [string, Text]) => {
      const forms = typeof text === 'string' ? [text] : Object.values(text);
      const names = [...new Set(forms.join().match(/\{\w+\}/g))].map(code);
      const words =
        typeof text === 'string'
          ? [quotes.join(text)]
          : Object.entries(text).map(([form, sentence]) => `${form} ${quotes.join(sentence)}`);
      const inParentheses = names.length > 0 ? ` (${names.join(', ')})` : '';
      return `- ${code(key)}${inParentheses}: ${words.join('; ')}\n`;
    })
    .join('');
}

/** Leaves nothing but names and descriptions. */
const plain = (entries: readonly Entry[]): Entry[] =>
  entries.map(({ name, description }) => ({ name, description }));

const element = readElement('dist/custom-elements.json');
const documents: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs/reference.md': {
    attributes: list(attributes(element)),
    properties: list(properties(element)),
    events: list(events(element)),
    'custom-properties': list(customProperties(element)),
    parts: list(plain(element.cssParts)),
    slots: list(plain(element.slots)),
    states: list(plain(element.cssStates)),
  },
  'docs/texts.md': { texts: texts(en, ['“', '”']) },
  'docs/texts.ru.md': { texts: texts(ru, ['«', '»']) },
};

for (const [file, lists] of Object.entries(documents)) {
  const current = readFileSync(file, 'utf8');
  const fresh = await withLists(file, current, lists);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, fresh);
  } else if (fresh !== current) {
    console.error(`The lists in ${file} are stale: run npm run reference, and commit it.`);
    process.exitCode = 1;
  }
}

/** Returns the text of a document with these lists, each between `<!-- name -->` and `<!-- /name -->`. */
async function withLists(
  file: string,
  current: string,
  lists: Readonly<Record<string, string>>,
): Promise<string> {
  let text = current;
  for (const [name, lines] of Object.entries(lists)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before = '', rest = ''] = text.split(start);
    const [, after] = rest.split(end);
    if (after === undefined) {
      throw new Error(`${file} needs a line ${start} and a line ${end}.`);
    }
    text = `${before}${start}\n\n${lines}\n${end}${after}`;
  }
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}
