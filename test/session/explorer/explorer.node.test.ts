import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundleExplorer, exploreApart } from './load.js';
import type { Action, Start } from './world.js';

/** The most steps of a history; `npm run verify` sets 4, and `npm run verify:release` 5. */
const STEPS = Number(process.env.STEPS ?? 3);

const USUAL = { base: 1, isBaseKnown: true, heedsAbort: true } as const;
const FIRST_PAGE: readonly Action[] = ['answer 0'];
/** Reads the list to its end, before the probe. */
const ALL_PAGES: readonly Action[] = Array.from(
  { length: 4 },
  () => ['more', 'answer 0'] as const,
).flat();

const STARTS: readonly Start[] = [
  { ...USUAL, title: 'with a first page', before: FIRST_PAGE },
  { ...USUAL, title: 'with a search', before: [...FIRST_PAGE, 'search'] },
  { ...USUAL, title: 'with a host whose answers come late', heedsAbort: false, before: FIRST_PAGE },
];

const WITH_SITE = { ...USUAL, hasSite: true } as const;
const SITE_PAGE: readonly Action[] = ['site client 0', 'answer 0'];

/** These have fewer actions for the list, and others for the site and the page. */
const SITE_STARTS: readonly Start[] = [
  { ...WITH_SITE, title: 'before the site has answered', before: [] },
  { ...WITH_SITE, title: 'with the list of a client whom the site has named', before: SITE_PAGE },
  { ...WITH_SITE, title: 'with a badge alone', badge: 'alone', before: [] },
  {
    ...WITH_SITE,
    title: 'with the number of a badge alone',
    badge: 'alone',
    before: ['site client 0', 'badge answer 0'],
  },
];

/** These have one step fewer: the first and the last are longer, and the others differ by the probe. */
const MORE_STARTS: readonly Start[] = [
  { ...USUAL, title: 'before the first page', before: [] },
  { ...USUAL, title: 'with a host that may count from 0', isBaseKnown: false, before: FIRST_PAGE },
  { ...USUAL, title: 'with one that does', base: 0, isBaseKnown: false, before: FIRST_PAGE },
  {
    ...USUAL,
    title: 'with one whose end was read before the probe',
    base: 0,
    isBaseKnown: false,
    before: [...FIRST_PAGE, ...ALL_PAGES],
  },
  {
    ...WITH_SITE,
    title: 'with a badge beside a list that is read again',
    badge: 'beside a list',
    before: [...SITE_PAGE, 'refresh'],
  },
];

describe(`every history of ${STEPS} steps`, { concurrency: 2 }, () => {
  let folder = '';
  let explorer = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explorer-'));
    explorer = await bundleExplorer(folder);
  });
  after(() => rm(folder, { recursive: true }));

  for (const [starts, steps] of [
    [STARTS, STEPS],
    [SITE_STARTS, STEPS],
    [MORE_STARTS, STEPS - 1],
  ] as const) {
    for (const start of starts) {
      it(`keeps the laws ${start.title}`, async (context) => {
        const { histories, states, wrong } = await exploreApart(explorer, start, steps);
        context.diagnostic(`${histories} histories of ${steps} steps, ${states} states`);
        assert.equal(wrong, undefined);
      });
    }
  }
});
