/**
 * Compiles what uses the package: consumers with correct code and with wrong code, which must not
 * compile, and the code of docs/frameworks.md.
 */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { filesInSection } from '../../tools/files-in.js';

const DOCUMENT = 'docs/frameworks.md';
const SECTIONS = ['React'];
const CONSUMERS = ['dom.ts', 'react.tsx', 'vue.ts'];

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
};

describe('the types of the package', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;

  before(async () => {
    consumer = await createConsumer();
    await cp('checks/package/consumers', consumer.folder, { recursive: true });
    const router = join(consumer.folder, 'node_modules/react-router');
    await mkdir(router);
    await cp('test/fixtures/react-router.ts', join(router, 'index.ts'));
  });

  after(() => consumer.remove());

  /** Returns what the compiler reports of these files and of the package. */
  function compile(...paths: readonly string[]): string {
    const program = ts.createProgram(paths, OPTIONS);
    const ours = program
      .getSourceFiles()
      .filter(
        ({ fileName }) =>
          paths.includes(fileName) || fileName.includes('/node_modules/client-leads/'),
      );
    const diagnostics = [
      ...program.getGlobalDiagnostics(),
      ...ours.flatMap((source) => program.getSyntacticDiagnostics(source)),
      ...ours.flatMap((source) => program.getSemanticDiagnostics(source)),
    ];
    return ts.formatDiagnostics(diagnostics, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => consumer.folder,
      getNewLine: () => '\n',
    });
  }

  it('accept only the correct code of the consumers', () => {
    assert.equal(compile(...CONSUMERS.map((file) => join(consumer.folder, file))), '');
  });

  it(`accept the code of ${DOCUMENT}`, async () => {
    const paths: string[] = [];
    const write = async (folder: string, name: string, code: string) => {
      const path = join(consumer.folder, folder, name);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, code);
      paths.push(path);
    };
    for (const section of SECTIONS) {
      for (const [name, code] of await filesInSection(DOCUMENT, section)) {
        await write(section.replace(' ', '-'), name, code);
      }
    }
    const blocks = codeBlocks(await readFile(DOCUMENT, 'utf8'));
    const unnamed = blocks.find(({ language, code }) => language === 'ts' && !fileNameOf(code));
    await write('typescript', 'block.ts', unnamed!.code);
    assert.ok(paths.length >= 5, paths.join('\n'));
    assert.equal(compile(...paths), '');
  });
});
