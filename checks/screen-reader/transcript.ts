/** Writes a transcript of a walk for people who have never heard a screen reader. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Browser } from './desktop.js';
import type { Step } from './reader.js';
import type { Walk } from './walks.js';

const FOLDER = 'docs/screen-reader';
const BROWSER_NAMES: Readonly<Record<Browser, string>> = {
  firefox: 'Firefox',
  chromium: 'Chromium',
};

export async function writeTranscript(
  walk: Walk,
  browser: Browser,
  versions: string,
  steps: readonly Step[],
): Promise<void> {
  const path = `${FOLDER}/${walk.name}-${browser}.md`;
  const rows = steps.map(({ action, heard }) => `| ${action} | ${heard} |`);
  const text = [
    `# ${walk.title}, in ${BROWSER_NAMES[browser]}`,
    `${walk.about} Made by \`npm run test:screen-reader -- --write\`, with ${versions}. Left, what the reader did; right, all that the screen reader said.`,
    ['| the reader | heard |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
  mkdirSync(FOLDER, { recursive: true });
  const options = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...options, parser: 'markdown' }));
}
