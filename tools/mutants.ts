/**
 * Mutation testing: makes one small change after another in the layers that need no document, and
 * checks whether a test of the same layer fails. Prints each change that no test noticed, and the
 * score of each layer: the share of changes that were noticed.
 *
 *   npm run mutants                          all layers
 *   npm run mutants -- src/model             a folder
 *   npm run mutants -- src/api/retry.ts      a file
 */
import { Stryker } from '@stryker-mutator/core';
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { giveUp } from './installed.js';
import { PURE_LAYERS } from './pure-layers.js';

/** Files that contain only sentences. */
const TEXTS = ['!src/i18n/ru.ts', '!src/i18n/en.ts'];
/** This number of random histories is enough for a law. Each change runs them again. */
process.env.HISTORIES ??= '20';

const places = process.argv.slice(2).map((place) => relative('.', place).replaceAll(sep, '/'));
const scores: string[] = [];

for (const layer of PURE_LAYERS) {
  const mutate = mutated(`src/${layer}`);
  if (mutate.length > 0) {
    const stryker = new Stryker({
      mutate: [...mutate, ...TEXTS],
      testRunner: 'mocha',
      testRunnerNodeArgs: ['--import', 'tsx/esm'],
      mochaOptions: {
        require: ['./test/node-setup.ts'],
        spec: [`test/${layer}/**/*.test.ts`],
        ignore: ['**/*.node.test.ts'],
      },
      coverageAnalysis: 'perTest',
      // The formats of dates, which are kept, would hide changes from all later tests.
      maxTestRunnerReuse: layer === 'i18n' ? 1 : 0,
      plugins: ['@stryker-mutator/mocha-runner'],
      reporters: ['clear-text', 'json'],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      jsonReporter: { fileName: `coverage/mutants/${layer}.json` },
      tempDirName: 'coverage/mutants/tmp',
      ignorePatterns: ['/*', '!/src', '!/test', '!/*.json'],
      // The types are removed from the sources, and not checked.
      disableTypeChecks: false,
    });
    const results = await stryker.runMutationTest();
    const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
    const missed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    const all = noticed.length + missed.length;
    scores.push(`${layer}: ${((100 * noticed.length) / all).toFixed(1)} % of ${all}`);
  }
}
if (scores.length === 0) {
  giveUp(`Name files or folders in src/{${PURE_LAYERS.join()}}.`);
}
console.log(scores.join('\n'));

/** Returns the requested part of a layer, as patterns. */
function mutated(layer: string): string[] {
  if (places.length === 0) {
    return [`${layer}/**/*.ts`];
  }
  return places
    .filter((place) => `${place}/`.startsWith(`${layer}/`))
    .map((place) => {
      const stats = statSync(place, { throwIfNoEntry: false }) ?? giveUp(`There is no ${place}.`);
      return stats.isDirectory() ? `${place}/**/*.ts` : place;
    });
}
