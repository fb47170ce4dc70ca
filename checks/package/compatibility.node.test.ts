/**
 * Looks up in MDN's data what the script-tag files and the styles use. Types of objects are unknown:
 * a member is newer than the oldest supported browsers if all interfaces that have it got it later.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import bcd, { type Identifier } from '@mdn/browser-compat-data/forLegacyNode';
import { type AnyNode, parse, type Program } from 'acorn';
import postcss from 'postcss';

/** What a supported browser lacks, and what happens there. */
const NEW_IN_SCRIPTS: Readonly<Record<string, string>> = {
  checkVisibility: 'called only if it exists: otherwise, an element counts as rendered',
  createPolicy: 'of trustedTypes',
  emptyScript: 'of trustedTypes',
  initialValue: 'an option of @lit/task, not of a browser',
  prerendering: 'undefined, as in a page that is not prerendered',
  states: 'a plain set: src/dom/custom-states.ts',
  trustedTypes: 'used by Lit only if it exists',
};
const NEW_IN_STYLES: Readonly<Record<string, string>> = {
  ':-webkit-search-cancel-button': 'Firefox draws no such button',
  ':has': 'src/views/older-browsers.styles.ts',
  ':state': 'a rule of its own in src/badge.styles.ts',
  'color-mix': 'src/views/older-browsers.styles.ts',
  'contain-intrinsic-inline-size': 'only with a display that shrinks the list to its content',
  'contain-intrinsic-size': 'see content-visibility',
  'content-visibility': 'all rows are laid out at once',
  'cursor: pointer': 'iOS has no pointer',
  'cursor: progress': 'iOS has no pointer',
  'forced-color-adjust': 'Safari has no forced colours',
  hyphens: 'long words break without a hyphen',
  'light-dark': 'src/client-leads.styles.ts and src/views/older-browsers.styles.ts',
  'text-align: match-parent': 'with a prefix before it',
  'text-wrap': 'lines as long as they can be',
  'user-select': 'with a prefix before it',
};

type Features = Readonly<Record<string, Identifier | undefined>>;
type Versions = readonly (readonly [browser: string, version: number])[];

const browserslist = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { browserslist: readonly string[] }
).browserslist.map((line) => line.replace('ios_saf', 'safari_ios').split(' >= '));
const OLDEST: Versions = browserslist.map(([name = '', version]) => [name, Number(version)]);

/** Returns the first version that has a feature under its name, whole and without a setting. */
function firstVersion({ __compat }: Identifier, browser: string): number {
  const all = [__compat!.support[browser as 'chrome'] ?? []].flat();
  const whole = all.find(
    (one) => !one.flags && !one.prefix && !one.alternative_name && !one.version_removed,
  );
  return parseFloat(String(whole?.version_added).replace('≤', '')) || Infinity;
}

function isNewIn(versions: Versions, features: readonly (Identifier | undefined)[]): boolean {
  const known = features.flatMap((one) => (one?.__compat ? [one] : []));
  const isNew = (one: Identifier) => versions.some(([name, n]) => firstVersion(one, name) > n);
  return known.length > 0 && known.every(isNew);
}

const builtins = bcd.javascript.builtins as unknown as Features;
const globals: Features = {
  ...(bcd.api as Features),
  ...(bcd.api.Window as Features),
  ...(builtins.Intl as unknown as Features),
  ...builtins,
};

/** Returns the features inside of others by name. */
function byName(parents: readonly unknown[]): Map<string, Identifier[]> {
  const map = new Map<string, Identifier[]>();
  for (const [key, feature] of parents.flatMap((one) => Object.entries(one as Features))) {
    const name = key.replace(/_(?:static|event)$/, '');
    map.set(name, [...(map.get(name) ?? []), feature!]);
  }
  return map;
}

const members = byName(Object.values(globals));
const functions = byName([bcd.css.types, ...Object.values<unknown>({ ...bcd.css.types })]);

function* nodesIn(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of (Object.values(node) as unknown[]).flat()) {
    if (child instanceof Object && 'type' in child) {
      yield* nodesIn(child as AnyNode);
    }
  }
}

const nameOf = (node: AnyNode) => (node.type === 'Identifier' ? node.name : '');

/** Returns the names that a node declares or sets, and that are therefore the code's own. */
function ownNames(node: AnyNode): string[] {
  if (node.type === 'ObjectExpression' || node.type === 'ClassBody') {
    const parts = node.type === 'ClassBody' ? node.body : node.properties;
    return parts.map((part) => ('key' in part ? nameOf(part.key) : ''));
  }
  const target = node.type === 'AssignmentExpression' ? node.left : undefined;
  return target?.type === 'MemberExpression' ? [nameOf(target.property)] : [];
}

function newInScript(code: Program, versions: Versions): string[] {
  const nodes = [...nodesIn(code)];
  const own = new Set(nodes.flatMap(ownNames));
  const found = nodes.flatMap((node) => {
    const [owner, name] =
      node.type === 'MemberExpression' && !node.computed
        ? [nameOf(node.object), nameOf(node.property)]
        : ['', node.type === 'Property' ? nameOf(node.key) : nameOf(node)];
    const known = (globals[owner] ?? {}) as Features;
    const ofOwner = known[`${name}_static`] ?? known[name];
    if (ofOwner) {
      return isNewIn(versions, [ofOwner]) ? [`${owner}.${name}`] : [];
    }
    const all = node.type === 'Identifier' ? [globals[name]] : (members.get(name) ?? []);
    return !own.has(name) && isNewIn(versions, all) ? [name] : [];
  });
  return [...new Set(found)];
}

function newInStyles(css: string): string[] {
  const [properties = {}, selectors = {}, atRules = {}] = [
    bcd.css.properties,
    bcd.css.selectors,
    bcd.css['at-rules'],
  ] as unknown as Readonly<Record<string, Features & Identifier>>[];
  const found = new Set<string>();
  const add = (name: string, ...features: (Identifier | undefined)[]) =>
    isNewIn(OLDEST, features) && found.add(name);
  const sheet = postcss.parse(css);
  sheet.walkDecls(({ prop, value }) => {
    if (add(prop, properties[prop])) {
      return;
    }
    for (const [word, name, call] of value.matchAll(/(?<![\w-])([a-z][\w-]*)(\(?)/gi)) {
      add(`${prop}: ${word}`, properties[prop]?.[name!]);
      add(name!, ...((call && functions.get(name!)) || []));
    }
  });
  sheet.walkAtRules(({ name, params }) => {
    add(`@${name}`, atRules[name]);
    add(`@${name} with < or >`, /[<>]/.test(params) ? atRules[name]?.range_syntax : undefined);
    for (const [word] of params.matchAll(/[a-z-]+/g)) {
      add(`@${name} ${word}`, atRules[name]?.[word]);
    }
  });
  sheet.walkRules(({ selector }) => {
    add('&', selector.includes('&') ? selectors.nesting : undefined);
    for (const [, name] of selector.matchAll(/:([a-z-]+)/g)) {
      add(`:${name}`, selectors[name!]);
    }
  });
  return [...found];
}

/** Returns the style sheets among the tagged templates. */
const stylesIn = (code: Program) =>
  [...nodesIn(code)]
    .flatMap((node) => (node.type === 'TaggedTemplateExpression' ? [node.quasi.quasis] : []))
    .map((parts) => parts.map(({ value }) => value.raw).join(''))
    .filter((text) => text.includes('{'));

const sorted = (names: readonly string[]) => [...new Set(names)].sort();
const parseCode = (code: string) => parse(code, { ecmaVersion: 2022, sourceType: 'module' });

describe('in the oldest supported browsers', () => {
  // The data has ES2022 for all of them: Safari was the last, with static blocks in 16.4.
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file, parseCode(readFileSync(`dist/${file}`, 'utf8'))] as const);
  const scriptTags = files.flatMap(([file, code]) => (file.endsWith('.min.js') ? [code] : []));
  const newIn = (versions: Versions) =>
    sorted(scriptTags.flatMap((code) => newInScript(code, versions)));

  it('scripts have what they call, or do without', () => {
    assert.deepEqual(newIn(OLDEST), sorted(Object.keys(NEW_IN_SCRIPTS)));
  });

  it('styles have what they use, or a fallback, and no nested rule', () => {
    const sheets = files.flatMap(([, code]) => stylesIn(code));
    assert.ok(sheets.length > 10);
    assert.deepEqual(sorted(sheets.flatMap(newInStyles)), sorted(Object.keys(NEW_IN_STYLES)));
  });

  // As `skipOlderBrowsers` in rollup.config.js has it.
  it('the script-tag files run, and in no browser that lacks more', () => {
    const needed = [bcd.api.Document!.adoptedStyleSheets!, bcd.api.CSSContainerRule!];
    assert.deepEqual(
      needed.filter((one) => isNewIn(OLDEST, [one])),
      [],
    );
    const first = OLDEST.map(
      ([name]) => [name, Math.max(...needed.map((one) => firstVersion(one, name)))] as const,
    );
    assert.deepEqual(newIn(first), newIn(OLDEST));
    assert.ok(!isNewIn(first, [bcd.javascript.classes!.static!.initialization_blocks!]));
  });

  it('tells what is new by the data', () => {
    const script =
      'AbortSignal.any([]); list.toSorted(); Intl.DurationFormat; ({ union }) => union(); a.at(0)';
    assert.deepEqual(sorted(newInScript(parseCode(script), OLDEST)), [
      'AbortSignal.any',
      'DurationFormat',
      'Intl.DurationFormat',
      'toSorted',
      'union',
    ]);
    const css =
      '@scope (a) { b:open { text-box: trim-both; height: calc-size(auto) } } a { & b { color: red } }';
    assert.deepEqual(sorted(newInStyles(css)), ['&', ':open', '@scope', 'calc-size', 'text-box']);
  });
});
