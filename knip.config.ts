import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    // What the package exports, by the sources of `dist`.
    'src/{index,element,api-client,testing,script-tag}.ts',
    'src/frameworks/*.d.ts',
    'tools/*.ts',
    'checks/**/*.test.ts',
    'test/{run,run-mocha}.ts',
    'tools/metadata/config.ts',
    'web-test-runner.config.mjs',
    'test/**/*.test.ts',
    // Tests write pages that load these by their address.
    'test/fixtures/{other-lit,own-rows,watch-violations}.ts',
    // Bundled for the pages of the bench.
    'bench/contestants/*.ts',
    'bench/page/{bench,mark-script,visit}.ts',
    // Pages load these by a tag.
    'demo/*.ts',
    'demo/{pages,playground,gift,frameworks,site}/**/*.{ts,tsx,vue,svelte}',
  ],
  project: ['src/**', 'tools/**', 'test/**', 'checks/**', 'demo/**', 'bench/**'],
  // The consumers are compiled by a test, in a project where the package is installed.
  ignore: ['checks/package/consumers/**'],
  // The build makes it from the manifest.
  ignoreUnresolved: ['./props.js'],
  // The system's, not a package's.
  ignoreBinaries: ['apt-get', 'taskset'],
  ignoreDependencies: [
    // Stryker loads it by its name.
    '@stryker-mutator/mocha-runner',
    // A comment names its types, which come with @web/dev-server-core.
    'koa',
    // Tests serve files of these.
    '@hotwired/turbo',
    'htmx.org',
    // The bench has a package.json of its own.
    'ag-grid-community',
    'datatables.net-dt',
    'gridjs',
    'lighthouse',
    'tabulator-tables',
    '@vaadin/grid',
  ],
  // A type may have a name for readers of the file alone.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
