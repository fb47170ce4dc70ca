/** Compares a document with its translation. */
import { isElsewhere, targetOf } from '../../demo/documents/links.js';
import { fileNameOf } from '../../tools/code-blocks.js';
import { sectionsOf, type Section, type TextAt } from './document.js';
import { withoutComments } from './without-comments.js';

/** Texts in code that people read in the page: in English, and in Russian. */
export type Translations = readonly (readonly [english: string, russian: string])[];

/** How what a document has would stand in the Russian one. */
interface Version {
  readonly path: string;
  readonly otherPath: string;
  readonly codeInRussian: (code: string) => string;
  readonly targetInRussian: (
    path: string,
    anchor: string,
  ) => readonly [path: string, anchor: string];
}

/** What a section and its translation have in common. */
const COMPARED: Readonly<Record<string, (section: Section, version: Version) => string[]>> = {
  'code spans': ({ spans }) => unique(spans.filter((span) => !/[а-яё]/i.test(span))),

  'code blocks': ({ blocks }, { codeInRussian }) =>
    blocks.map(({ language, code }) =>
      [
        `\`\`\`${language}`,
        fileNameOf(code) ?? 'without a name',
        codeInRussian(withoutComments(language, code)),
      ].join('\n'),
    ),

  links: ({ links }, { path, otherPath, targetInRussian }) =>
    unique(
      links.flatMap((href) => {
        if (isElsewhere(href)) {
          return [href];
        }
        const [file, anchor] = targetOf(href, path);
        return file === otherPath ? [] : [targetInRussian(file, anchor).join('#')];
      }),
    ),
};

/** Returns how a document and its translation differ, in sentences. */
export function differencesOf(
  english: TextAt,
  russian: TextAt,
  documents: readonly TextAt[],
  translations: Translations,
): string[] {
  const [ours, theirs] = [english, russian].map(({ text }) => sectionsOf(text)) as [
    Section[],
    Section[],
  ];
  if (levelsOf(ours).join() !== levelsOf(theirs).join()) {
    return [`The headings differ.\n${outlineOf(english, ours)}${outlineOf(russian, theirs)}`];
  }
  const versions = versionsOf(english, russian, documents, translations);
  return [
    ...linksToEachOther(english, russian),
    ...ours.flatMap((section, index) =>
      Object.entries(COMPARED).flatMap(([what, itemsIn]) => {
        const here = itemsIn(section, versions.english);
        const there = itemsIn(theirs[index]!, versions.russian);
        return here.join('\n') === there.join('\n')
          ? []
          : [
              `The ${what} of «${section.title}» differ.\n${onlyIn(english, here, there)}${onlyIn(russian, there, here)}`,
            ];
      }),
    ),
  ];
}

function versionsOf(
  english: TextAt,
  russian: TextAt,
  documents: readonly TextAt[],
  translations: Translations,
): { english: Version; russian: Version } {
  return {
    english: {
      path: english.path,
      otherPath: russian.path,
      codeInRussian: (code) =>
        translations.reduce((rest, [from, to]) => rest.replaceAll(from, to), code),
      targetInRussian: (path, anchor) => {
        const from = documents.find((document) => document.path === path);
        const to = documents.find((document) => document.path === path.replace(/\.md$/, '.ru.md'));
        if (!from || !to) {
          return [path, anchor];
        }
        const index = sectionsOf(from.text).findIndex((section) => section.anchor === anchor);
        return [to.path, sectionsOf(to.text)[index]?.anchor ?? anchor];
      },
    },
    russian: {
      path: russian.path,
      otherPath: english.path,
      codeInRussian: (code) => code,
      targetInRussian: (path, anchor) => [path, anchor],
    },
  };
}

function levelsOf(sections: readonly Section[]): number[] {
  return sections.map(({ level }) => level);
}

function outlineOf({ path }: TextAt, sections: readonly Section[]): string {
  const lines = sections.slice(1).map(({ level, title }) => `  ${'#'.repeat(level)} ${title}\n`);
  return `${path}\n${lines.join('')}`;
}

function linksToEachOther(...pair: [TextAt, TextAt]): string[] {
  return pair.flatMap((document, index) => {
    const other = pair[1 - index]!;
    const targets = sectionsOf(document.text)
      .flatMap(({ links }) => links)
      .filter((href) => !isElsewhere(href))
      .map((href) => targetOf(href, document.path)[0]);
    return targets.includes(other.path) ? [] : [`${document.path} has no link to ${other.path}.`];
  });
}

function onlyIn({ path }: TextAt, items: readonly string[], others: readonly string[]): string {
  return items
    .filter((item) => !others.includes(item))
    .map((item) => `Only in ${path}: ${item}\n`)
    .join('');
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}
