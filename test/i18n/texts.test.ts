import { expect } from '@esm-bundle/chai';
import { en } from '../../src/i18n/en.js';
import type { Messages, Text } from '../../src/i18n/messages.js';
import { ru } from '../../src/i18n/ru.js';

const KEYS = Object.keys(ru) as (keyof Messages)[];

/** The sentences of a text: one, or one for each plural category. */
function sentencesOf(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

function placeholdersIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe('the built-in texts', () => {
  for (const key of KEYS) {
    it(`have the same placeholders in every sentence of ${key}`, () => {
      const sentences = [...sentencesOf(ru[key]), ...sentencesOf(en[key])];
      const [first = []] = sentences.map(placeholdersIn);
      for (const sentence of sentences) {
        expect(placeholdersIn(sentence)).to.deep.equal(first);
      }
    });
  }
});
