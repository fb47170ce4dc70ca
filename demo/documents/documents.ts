/** The documents of the repository: which there are, and the order in which they are listed. */
import { readdir, readFile } from 'node:fs/promises';
import { posix, sep } from 'node:path';

export type Lang = 'en' | 'ru';

export interface Document {
  /** From the root of the repository: `docs/look.ru.md`. */
  readonly path: string;
  /** The path without extension and language: `docs/look`. A document and its translation share it. */
  readonly key: string;
  readonly lang: Lang;
  readonly title: string;
  /** In Markdown. */
  readonly text: string;
}

const FOLDERS = ['.', 'docs', 'bench'];

/** The documents for partners, by task. Another one of `docs/` follows these. */
const FOR_PARTNERS = [
  'README',
  'docs/frameworks',
  'docs/look',
  'docs/texts',
  'docs/behaviour',
  'docs/updating',
  'docs/recipes',
  'docs/short-recipes',
  'docs/tag-manager',
  'docs/badge',
  'docs/monitoring',
  'docs/testing',
  'docs/reference',
  'docs/accessibility',
  'SECURITY',
  'CHANGELOG',
];

/** The other documents that are listed. */
const FOR_CONTRIBUTORS = ['CONTRIBUTING', 'bench/README', 'bench/RESULTS'];

/** What the document is called whose title is only the name of the package. */
const START = { en: 'Start here', ru: 'С чего начать' };

/** Returns the paths of all documents. */
export async function documentPaths(): Promise<string[]> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(folder, { recursive: folder === 'docs' })).map((file) =>
        posix.join(folder, file.replaceAll(sep, '/')),
      ),
    ),
  );
  return found
    .flat()
    .filter((path) => path.endsWith('.md'))
    .sort();
}

/** Reads all documents, as they are now. */
export async function readDocuments(): Promise<Document[]> {
  const paths = await documentPaths();
  return Promise.all(paths.map(async (path) => createDocument(path, await readFile(path, 'utf8'))));
}

export function createDocument(path: string, text: string): Document {
  const [, title = path] = /^# (.*)$/m.exec(text) ?? [];
  return {
    path,
    key: path.replace(/(\.ru)?\.md$/, ''),
    lang: path.endsWith('.ru.md') ? 'ru' : 'en',
    title: title.replaceAll('`', ''),
    text,
  };
}

/** Returns what a list of documents calls a document. */
export function nameOf({ key, lang, title }: Document): string {
  return key === 'README' ? START[lang] : title;
}

/** Returns the documents for partners, in order: in this language, or in English if it has none. */
export function forPartners(documents: readonly Document[], lang: Lang): Document[] {
  const others = documents
    .map(({ key }) => key)
    .filter((key) => /^docs\/[^/]+$/.test(key) && !FOR_PARTNERS.includes(key));
  return inLanguage([...FOR_PARTNERS, ...new Set(others)], documents, lang);
}

/** Returns the documents for contributors, in order. */
export function forContributors(documents: readonly Document[], lang: Lang): Document[] {
  return inLanguage(FOR_CONTRIBUTORS, documents, lang);
}

function inLanguage(
  keys: readonly string[],
  documents: readonly Document[],
  lang: Lang,
): Document[] {
  return keys.flatMap((key) => {
    const versions = documents.filter((document) => document.key === key);
    return versions.find((document) => document.lang === lang) ?? versions.slice(0, 1);
  });
}
