import { expect } from '@esm-bundle/chai';
import { builtInTexts } from '../../src/i18n/built-in-texts.js';
import type { Placeholders } from '../../src/i18n/language.js';
import type { AllMessages, Text } from '../../src/i18n/messages.js';
import { languageFor } from '../fixtures/language-for.js';

/** The placeholders in the sentences of a text: in one, or in one for each plural category. */
function placeholdersIn(text: Text): string[] {
  const sentences = typeof text === 'string' ? [text] : Object.values(text);
  return sentences.map((sentence) => (sentence.match(/\{\w+\}/g) ?? []).sort().join());
}

describe('the built-in texts', () => {
  it('have the same placeholders in every sentence of a text', () => {
    const languages = Object.values(builtInTexts);
    for (const key of Object.keys(builtInTexts.ru) as (keyof AllMessages)[]) {
      const placeholders = languages.flatMap((texts) => placeholdersIn(texts[key]));
      expect([...new Set(placeholders)], key).to.have.length(1);
    }
  });
});

describe('the Russian texts', () => {
  const write = (key: keyof AllMessages, numbers: Placeholders) =>
    languageFor('ru').text(key, numbers).replaceAll('\u00a0', ' ');

  it('count with the forms for one, few and many', () => {
    const [one, few, many] = [
      ['непрочитанное сообщение', 'новое обращение'],
      ['непрочитанных сообщения', 'новых обращения'],
      ['непрочитанных сообщений', 'новых обращений'],
    ];
    for (const [forms, ...numbers] of [
      [one, 1, 21],
      [few, 2, 22],
      [many, 5, 11, 112],
    ] as [string[], ...number[]][]) {
      for (const n of numbers) {
        const written = [write('unread', { n }), write('newLeads', { n })];
        expect(written).to.deep.equal(forms.map((form) => `${n} ${form}`));
      }
    }
  });
});
