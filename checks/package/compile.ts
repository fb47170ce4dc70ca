import ts from 'typescript';

const STRICT: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
};

/** The resolution of bundlers, of Node, and of compilers from before `exports`. */
export const RESOLUTIONS: Readonly<Record<'bundler' | 'nodenext' | 'node10', ts.CompilerOptions>> =
  {
    bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    nodenext: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
    node10: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Node10 },
  };

/** The diagnostics of the program as a whole, of the file, and of the declarations of the package. */
function diagnose(program: ts.Program, file: string): ts.Diagnostic[] {
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

/** Compiles a file of a project. Returns the diagnostics for it and for the package. */
export function check(path: string, folder: string, options: ts.CompilerOptions): string {
  const program = ts.createProgram([path], { ...STRICT, ...options });
  return ts.formatDiagnostics(diagnose(program, path), {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => '\n',
  });
}
