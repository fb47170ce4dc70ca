/** Each document that stands in two languages says the same in both. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDocuments } from '../../demo/documents/documents.js';
import { differencesOf, type Translations } from './differences.js';
import { withoutComments } from './without-comments.js';

/** Texts in code that people read in the page. */
const TRANSLATIONS: Translations = [['  Inquiries\n', '  Обращения\n']];

const documents = await readDocuments();
const translated = documents.filter(({ lang }) => lang === 'ru');

describe('a document and its translation', () => {
  for (const russian of translated) {
    const english = documents.find(({ key, lang }) => key === russian.key && lang === 'en');

    it(`have the same sections, code and links: ${russian.path}`, () => {
      assert.ok(english, 'There is no original.');
      const found = differencesOf(english, russian, documents, TRANSLATIONS);
      assert.equal(found.length, 0, found.join('\n'));
    });
  }

  it('have no translation of code that is not used', () => {
    const stale = TRANSLATIONS.filter(
      ([english, russian]) =>
        !documents.some(({ lang, text }) => lang === 'en' && text.includes(english)) ||
        !translated.some(({ text }) => text.includes(russian)),
    );
    assert.deepEqual(stale, []);
  });
});

describe('the comparison', () => {
  const ENGLISH = `# Look

How does it look? ([По-русски](look.ru.md))

## Colours

Set \`--accent\` and \`heading\`, see [two brands](#two-brands), [texts](texts.md#languages) and [tests](testing.md#code).

\`\`\`html
<!-- page.html -->
<!-- The colour -->
<h2>My inquiries</h2>
<script>
  run('//cdn'); // at once
  // then
  stop();
</script>
\`\`\`

### Two brands

\`\`\`css
/* Red */
a {
  color: #f00;
}
\`\`\`
`;
  const RUSSIAN = `# Вид

Как он выглядит? ([In English](look.md))

## Цвета

Задайте \`heading\` и \`--accent\`, см. [тексты](texts.ru.md#языки), [две марки](#две-марки) и [тесты](testing.md#code). Пример: \`Обращения\`.

\`\`\`html
<!-- page.html -->
<!-- Цвет
     и ещё -->
<h2>Мои обращения</h2>
<script>
  run('//cdn'); // сразу

  stop();
</script>
\`\`\`

### Две марки

\`\`\`css
a {
  /* Красный */
  color: #f00;
}
\`\`\`
`;
  const OTHERS = [
    { path: 'docs/texts.md', text: '# Texts\n\n## Languages\n' },
    { path: 'docs/texts.ru.md', text: '# Тексты\n\n## Языки\n' },
    { path: 'docs/testing.md', text: '# Testing\n\n## Code\n' },
  ];

  /** Compares the pair after a change to the Russian text. */
  function compare(from: string, to: string): string[] {
    assert.ok(RUSSIAN.includes(from), from);
    const english = { path: 'docs/look.md', text: ENGLISH };
    const russian = { path: 'docs/look.ru.md', text: RUSSIAN.replace(from, () => to) };
    return differencesOf(
      english,
      russian,
      [english, russian, ...OTHERS],
      [['My inquiries', 'Мои обращения']],
    ).map((difference) => difference.split('\n')[0]!);
  }

  it('finds nothing in a pair that says the same', () => {
    assert.deepEqual(compare('', ''), []);
  });

  for (const [what, from, to, difference] of [
    ['a heading that is missing', '### Две марки\n', '', 'The headings differ.'],
    ['a heading of another level', '### Две марки', '## Две марки', 'The headings differ.'],
    ['a span that differs', '`--accent`', '`--akcent`', 'The code spans of «Colours» differ.'],
    ['a span that is missing', '`heading` и ', '', 'The code spans of «Colours» differ.'],
    [
      'a span in another section',
      '### Две марки\n',
      '### Две марки\n\n`a`\n',
      'The code spans of «Two brands» differ.',
    ],
    ['a line of code that differs', 'stop();', 'halt();', 'The code blocks of «Colours» differ.'],
    [
      'a string that looks like a comment',
      '//cdn',
      '//cdn2',
      'The code blocks of «Colours» differ.',
    ],
    ['a colour', '#f00', '#0f0', 'The code blocks of «Two brands» differ.'],
    ['a block of another language', '```css', '```html', 'The code blocks of «Two brands» differ.'],
    ['the name of a file', 'page.html', 'seite.html', 'The code blocks of «Colours» differ.'],
    [
      'a text that is not of the list',
      'Мои обращения',
      'Обращения',
      'The code blocks of «Colours» differ.',
    ],
    ['an anchor of another heading', '#две-марки', '#цвета', 'The links of «Colours» differ.'],
    [
      'a link that is missing',
      '[тесты](testing.md#code)',
      'тесты',
      'The links of «Colours» differ.',
    ],
    [
      'a link to the English document',
      'texts.ru.md#языки',
      'texts.md#languages',
      'The links of «Colours» differ.',
    ],
    [
      'no link to the original',
      '([In English](look.md))',
      '',
      'docs/look.ru.md has no link to docs/look.md.',
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.deepEqual(compare(from, to), [difference]);
    });
  }
});

describe('code without comments', () => {
  for (const [language, code, rest] of [
    ['php', '<?php\n// account.php\n# one\n$a = 1; // two\n', '<?php\n$a = 1;'],
    ['sh', '# compress.sh\nnpm ci # now\necho a#b\n', 'npm ci\necho a#b'],
    ['nginx', 'location / {\n  # here\n  gzip on; # yes\n}\n', 'location / {\n  gzip on;\n}'],
    ['css', 'a {\n  color: #fff; /* white */\n}\n', 'a {\n  color: #fff;\n}'],
    ['js', "// a.js\nfetch('https://a.example//b'); // go\n", "fetch('https://a.example//b');"],
    ['', '# not a comment\n', '# not a comment'],
  ] as const) {
    it(`is what is run: ${language || 'of no language'}`, () => {
      assert.equal(withoutComments(language, code), rest);
    });
  }
});
