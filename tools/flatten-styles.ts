/**
 * Writes the nested rules of style sheets in the built modules as plain ones, as the bundler does for
 * the script-tag files: the oldest supported browsers know no nested rules, and a page's own bundler
 * does not look into strings.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** Not the word in a comment. */
const STYLE_SHEET = /(?<=[=+]\s*)css ?`([^`]*)`/g;

export async function flattenStyles(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  await Promise.all(
    files.filter((file) => file.endsWith('.styles.js')).map((file) => flatten(join(folder, file))),
  );
}

async function flatten(file: string): Promise<void> {
  const code = await readFile(file, 'utf8');
  const sheets = [...code.matchAll(STYLE_SHEET)].map(([, sheet = '']) =>
    transform(sheet, {
      loader: 'css',
      supported: { nesting: false },
      logOverride: { 'css-syntax-error': 'error' },
    }),
  );
  const flat = await Promise.all(sheets);
  await writeFile(
    file,
    code.replace(STYLE_SHEET, () => `css\`\n${flat.shift()?.code ?? ''}\``),
  );
}
