/**
 * Walks through the list with Orca, the screen reader of the Linux desktop, and compares its
 * speech with the expected sentences.
 *
 *   npm run test:screen-reader                       all walks, in Firefox and in Chromium
 *   npm run test:screen-reader -- --short            the short one, as CI does it
 *   npm run test:screen-reader -- --browsers=firefox --times=3
 *   npm run test:screen-reader -- --write            writes the transcripts in docs/screen-reader
 */
import { copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSite, widget } from '../driven/site.js';
import { browserProgram, requireDesktop, versionsOf } from './programs.js';
import { Desktop, type Browser } from './desktop.js';
import { Reader, type Step } from './reader.js';
import { writeTranscript } from './transcript.js';
import { WALKS, type Walk } from './walks.js';

const TEXTS = {
  ru: { title: 'Личный кабинет', help: 'Помощь', end: 'Конец страницы' },
  en: { title: 'My account', help: 'Help', end: 'End of the page' },
};

/** A page that looks for new inquiries by itself, while the list is shown. */
const REFRESH = `<script>
  setInterval(() => {
    const list = document.querySelector('client-leads');
    if (['ready', 'complete'].includes(list.status)) list.refresh();
  }, 15000);
</script>`;

const { values: options } = parseArgs({
  options: {
    browsers: { type: 'string', default: 'firefox,chromium' },
    walks: { type: 'string' },
    times: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

requireDesktop();
const site = await startSite();
let passed = 0;
let failed = 0;

const chosen = WALKS.filter(
  ({ name, isShort }) => options.walks?.split(',').includes(name) ?? isShort === options.short,
);
for (let time = 1; time <= Number(options.times); time++) {
  for (const browser of options.browsers.split(',') as Browser[]) {
    for (const walk of chosen) {
      console.log(`\n${walk.title}, ${browser}\n`);
      const steps = await take(walk, browser);
      if (options.write && steps.every(isGood)) {
        await writeTranscript(walk, browser, await versionsOf(browser), steps);
      }
    }
  }
}
await site.close();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function take(walk: Walk, browser: Browser): Promise<readonly Step[]> {
  const { language, attributes, contents } = walk;
  const { title, help, end } = TEXTS[language];
  const host = site.createHost(contents);
  const body = `<main>
    <h1>${title}</h1>
    <p><a href="#end">${help}</a></p>
    ${widget(host.base, `login-href="#login" ${attributes}`)}
    <p id="end">${end}</p>
  </main>${REFRESH}`;
  const url = site.page(body, { lang: language, title });
  const desktop = await Desktop.start({
    browser,
    language,
    program: browserProgram(browser),
  });
  const reader = new Reader(desktop, browser, report);
  try {
    await reader.arrive(url, title);
    await walk.go(reader, host);
  } finally {
    if (!reader.steps.every(isGood)) {
      const path = join(tmpdir(), `client-leads-${walk.name}-${browser}.log`);
      copyFileSync(desktop.log.path, path);
      console.log(`      Orca's log: ${path}`);
    }
    await desktop.stop();
  }
  return reader.steps;
}

function isGood({ expected, heard, cutOff }: Step): boolean {
  return expected.includes(heard) && cutOff.length === 0;
}

function report(step: Step): void {
  const { action, expected, heard, cutOff } = step;
  console.log(`  ${isGood(step) ? '✓' : '✗'} ${action}`);
  if (isGood(step)) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`      expected: ${expected.join(' – or: ')}`);
  console.log(`      heard:    ${heard}`);
  cutOff.forEach((text) => console.log(`      cut off:  ${text}`));
}
