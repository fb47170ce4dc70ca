import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ClientLeads } from 'client-leads/element.js';
import { styles } from '../../dist/client-leads.styles.js';
import { readElement } from '../../tools/metadata/element.js';

const element = readElement('dist/custom-elements.json');
const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);

/** Every element has `lang`. */
const ownAttributes = element.attributes.filter(({ name }) => name !== 'lang');

/** The check of the tables in the documentation compares names, defaults and descriptions. */
describe('the manifest', () => {
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
});
