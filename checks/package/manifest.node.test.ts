import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ClientLeads } from 'client-leads/element.js';
import { styles } from '../../dist/client-leads.styles.js';
import { elementIn, type ElementDeclaration } from '../../tools/metadata/element.js';

interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly ElementDeclaration[];
    readonly exports: readonly { kind: string; name: string; declaration: { name: string } }[];
  }[];
}

interface Named {
  readonly name: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('dist/custom-elements.json') as Manifest;
const element = elementIn(manifest);
const names = (entries: readonly Named[]) => entries.map(({ name }) => name);

/** Every element has `lang`. */
const ownAttributes = element.attributes.filter(({ name }) => name !== 'lang');

/** The check of the tables in the documentation compares names, defaults and descriptions. */
describe('the manifest', () => {
  it('names the modules that export the class and register the tag', () => {
    const [theClass, theTag] = manifest.modules;
    assert.deepEqual([theClass?.path, theTag?.path], ['dist/element.js', 'dist/index.js']);
    const tag = theTag?.exports.find(({ kind }) => kind === 'custom-element-definition');
    assert.deepEqual([tag?.name, tag?.declaration.name], ['client-leads', element.name]);
  });

  it('has every attribute, with its property, as the element observes it', () => {
    assert.deepEqual(names(ownAttributes).sort(), [...ClientLeads.observedAttributes].sort());
    for (const { name, fieldName = '' } of ownAttributes) {
      const { attribute } = ClientLeads.elementProperties.get(fieldName)!;
      assert.equal(typeof attribute === 'string' ? attribute : fieldName.toLowerCase(), name);
    }
  });

  it('has every property that can be set', () => {
    const settable = element.members.filter(
      (member) => member.kind === 'field' && !member.readonly,
    );
    // The element's private state is not a public property.
    const open = [...ClientLeads.elementProperties].filter(([, { state }]) => !state);
    assert.deepEqual(names(settable).sort(), open.map(([name]) => name).sort());
  });

  it('has types of attributes that an editor can use for completion', () => {
    const types = Object.fromEntries(ownAttributes.map(({ name, type }) => [name, type.text]));
    const { 'wire-format': format, length, token, loading, selectable } = types;
    assert.equal(format, "'auto' | 'json' | 'form' | 'xml'");
    assert.equal(loading, "'eager' | 'lazy'");
    assert.deepEqual([length, token, selectable], ['number', 'string', 'boolean']);
  });

  it('has the custom properties of the styles, with their defaults', () => {
    const cssText = styles.map((part) => part.cssText).join('\n');
    // Outside the surfaces, text has the color of the page.
    const used = [...cssText.matchAll(/(?<!color): var\((--client-leads-[\w-]+), (.+)\);/g)];
    assert.deepEqual(
      element.cssProperties.map((property) => [property.name, property.default]).sort(),
      // A tint may be another colour where the page sets none.
      [...new Map(used.reverse().map(([, name, value]) => [name, value]))].sort(),
    );
  });

  it('has the slots of the templates', () => {
    const views = readdirSync('dist/views').filter((file) => file.endsWith('.js'));
    const templates = views.map((file) => readFileSync(`dist/views/${file}`, 'utf8')).join('\n');
    const slots = [...templates.matchAll(/<slot name="([^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual(names(element.slots).sort(), [...new Set(slots)].sort());
  });

  it('has a state for every status', () => {
    const statuses = readFileSync('dist/model/status.d.ts', 'utf8').matchAll(/'([^']+)'/g);
    assert.deepEqual(
      names(element.cssStates),
      [...statuses].map(([, status]) => status),
    );
  });

  it('is the source of completion in editors', () => {
    const html = read('dist/vscode.html-custom-data.json') as { tags: { attributes: Named[] }[] };
    assert.deepEqual(names(html.tags[0]!.attributes), names(element.attributes));
    const css = read('dist/vscode.css-custom-data.json') as { properties: Named[] };
    // The badge repeats some of the list.
    assert.deepEqual([...new Set(names(css.properties))], names(element.cssProperties));
    const { contributions } = read('dist/web-types.json') as {
      contributions: { html: { elements: Record<'attributes' | 'events', Named[]>[] } };
    };
    const [tag] = contributions.html.elements;
    assert.deepEqual(names(tag!.attributes), names(element.attributes));
    assert.deepEqual(names(tag!.events), names(element.events));
  });
});
