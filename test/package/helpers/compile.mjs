import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

const CONSUMERS = new URL('../consumers/', import.meta.url);
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
};

/** How a bundler resolves, and how Node does. */
export const RESOLUTIONS = {
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
};

/** The diagnostics of the program as a whole, of the file, and of the declarations of the package. */
function diagnose(program, file) {
  const ours = program
    .getSourceFiles()
    .filter(
      ({ fileName }) => fileName === file || fileName.includes('/node_modules/client-leads/'),
    );
  return [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...ours.flatMap((source) => program.getSyntacticDiagnostics(source)),
    ...ours.flatMap((source) => program.getSemanticDiagnostics(source)),
  ];
}

/**
 * Compiles a file of `consumers/` in a project of its own.
 *
 * @param {string} file
 * @param {string} folder
 * @param {import('typescript').CompilerOptions} options
 * @returns {Promise<string>} what the compiler says of it and of the package
 */
export async function compile(file, folder, options) {
  const copy = join(folder, file);
  await copyFile(new URL(file, CONSUMERS), copy);
  return check(copy, folder, options);
}

/**
 * Compiles a file that stands in a project already.
 *
 * @param {string} path
 * @param {string} folder
 * @param {import('typescript').CompilerOptions} options
 * @returns {string} what the compiler says of it and of the package
 */
export function check(path, folder, options) {
  const program = ts.createProgram([path], { ...STRICT, ...options });
  return ts.formatDiagnostics(diagnose(program, path), {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => '\n',
  });
}
