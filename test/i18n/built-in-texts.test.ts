import { expect } from '@esm-bundle/chai';
import { en } from '../../src/i18n/en.js';
import type { Messages, Text } from '../../src/i18n/messages.js';
import { ru } from '../../src/i18n/ru.js';
import { translator, type Placeholders } from '../../src/i18n/translator.js';

/** The sentences of a text: one, or one for each plural category. */
function sentencesOf(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

function placeholdersIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe('the built-in texts', () => {
  for (const key of Object.keys(ru) as (keyof Messages)[]) {
    it(`have the same placeholders in every sentence of ${key}`, () => {
      const sentences = [...sentencesOf(ru[key]), ...sentencesOf(en[key])];
      const [first = []] = sentences.map(placeholdersIn);
      for (const sentence of sentences) {
        expect(placeholdersIn(sentence)).to.deep.equal(first);
      }
    });
  }
});

describe('the Russian texts', () => {
  const write = (key: keyof Messages, numbers: Placeholders) =>
    translator(ru, {}, 'ru').text(key, numbers).replaceAll('\u00a0', ' ');

  for (const [n, unread, newLeads] of [
    [1, 'непрочитанное сообщение', 'новое обращение'],
    [2, 'непрочитанных сообщения', 'новых обращения'],
    [5, 'непрочитанных сообщений', 'новых обращений'],
    [11, 'непрочитанных сообщений', 'новых обращений'],
    [21, 'непрочитанное сообщение', 'новое обращение'],
    [22, 'непрочитанных сообщения', 'новых обращения'],
    [112, 'непрочитанных сообщений', 'новых обращений'],
  ] as const) {
    it(`count ${n}`, () => {
      expect(write('unread', { n })).to.equal(`${n} ${unread}`);
      expect(write('newLeads', { n })).to.equal(`${n} ${newLeads}`);
    });
  }

  for (const [key, numbers, sentence] of [
    ['shown', { shown: 40, total: 134 }, 'Показано 40 из 134'],
    ['loadMore', { n: 20 }, 'Показать ещё 20'],
    ['loaded', { n: 20, shown: 40, total: 134 }, 'Загружено ещё 20. Показано 40 из 134'],
    ['number', { number: 5001 }, '№ 5001'],
    ['untitled', { number: 5001 }, 'Обращение № 5001'],
  ] as const) {
    it(`say «${sentence}»`, () => {
      expect(write(key, numbers)).to.equal(sentence);
    });
  }
});
