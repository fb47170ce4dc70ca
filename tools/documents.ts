/** The documents of the repository, in Markdown. */
import { readdir, readFile } from 'node:fs/promises';
import { posix, sep } from 'node:path';

export interface Document {
  /** From the root of the repository: `docs/look.ru.md`. */
  readonly path: string;
  readonly text: string;
}

const FOLDERS = ['.', 'docs', 'bench'];

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
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
}
