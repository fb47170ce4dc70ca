import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    // The sources of the package's exports.
    'src/{index,element,unread,script-tag,unread-script-tag,early-script-tag}.ts',
    'src/frameworks/*.d.ts',
    'tools/*.ts',
    'checks/**/*.test.ts',
    'test/{run,run-mocha}.ts',
    'tools/metadata/config.ts',
    'web-test-runner.config.mjs',
    'test/**/*.test.ts',
    // Pages that tests write load these by URL.
    'test/fixtures/{other-lit,own-rows,react-router,swap-by-hand,watch-violations}.ts',
    // Bundled for the pages of the soak, and for those of the bench.
    'test/element/hostile-page/soak-page.ts',
    'checks/fleet/in-page.ts',
    'bench/contestants/*.ts',
    'bench/page/visit.ts',
    // Pages load these by a script tag.
    'demo/*.ts',
    'demo/{pages,frameworks}/**/*.{ts,tsx,vue}',
  ],
  project: ['src/**', 'tools/**', 'test/**', 'checks/**', 'demo/**', 'bench/**'],
  // A test compiles the consumers, in a project in which the package is installed.
  ignore: ['checks/package/consumers/**'],
  // The build generates it from the manifest.
  ignoreUnresolved: ['./props.js'],
  // Commands of the system.
  ignoreBinaries: ['apt-get', 'mariadbd', 'pdftoppm', 'pdftotext'],
  ignoreDependencies: [
    // The bench has its own package.json.
    'gridjs',
  ],
  // A type may have a name only for readers of its file.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
