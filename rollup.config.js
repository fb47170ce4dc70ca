// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { idiomaticDecoratorsTransformer } from '@lit/ts-transformers';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { transformSync } from 'esbuild';
import ts from 'typescript';

const { API_BASE = '', BUILD_FOLDER = 'dist' } = process.env;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/**
 * Runs before all other code of a file. Chrome has had both features since 105, Firefox since 110 and
 * Safari since 16.4. Older ones would show a damaged list: there, the content of the tag stays.
 */
const skipOlderBrowsers = `
  if (!('adoptedStyleSheets' in document && 'CSSContainerRule' in window)) {
    return;
  }`;

/**
 * Returns what runs next. A second copy of the file must not run Lit: under a strict policy, Lit may
 * create its Trusted Types policy only once.
 *
 * @param {string} tag
 */
const skipSecondCopy = (tag) => `
  const registered = customElements.get('${tag}');
  if (registered) {
    if (registered.version !== '${version}') {
      console.warn('<${tag}> ' + (registered.version ?? 'of unknown version') +
        ' is already registered; version ${version} is not used.');
    }
    return;
  }`;

/**
 * Makes V8 compile all functions while the file is loading, off the page's thread, instead of each
 * at its first call. Must be the first line. Other engines ignore it.
 * https://v8.dev/blog/explicit-compile-hints
 */
const compileHint = '//# allFunctionsCalledOnLoad';

/** Sets the API base of elements whose page sets none: `API_BASE=https://api.example`. */
const fixApiBase = `const BUILT_API_BASE = ${JSON.stringify(API_BASE)};`;
if (API_BASE !== '') {
  // Imported only here: without an API base, this file does not wait for the modules.
  const { href } = new URL(`${BUILD_FOLDER}/settings/parsers.js`, import.meta.url);
  /** @type {typeof import('./src/settings/parsers.js')} */
  const { parseApiBase } = await import(href);
  // No URL is relative to this one.
  if (parseApiBase('about:blank')(API_BASE) === undefined) {
    console.error('API_BASE must be an http or https URL, without a password.');
    process.exit(1);
  }
}

/**
 * Renames Lit's Trusted Types policy, for which Lit has no setting, so that a page can allow this
 * file and another Lit by name. It is the only change to the code of Lit. Fails the build unless
 * there is exactly one policy.
 *
 * @type {import('rollup').Plugin}
 */
const namePolicy = {
  name: 'name-policy',
  renderChunk(code) {
    const [before, after, ...more] = code.split(/createPolicy\(["']lit-html["']/);
    if (before === undefined || after === undefined || more.length > 0) {
      this.error('Lit no longer creates its policy "lit-html" in one place: see rollup.config.js.');
    }
    return { code: `${before}createPolicy("client-leads"${after}`, map: null };
  },
};

/** @type {import('esbuild').TransformOptions} */
const cssOptions = {
  loader: 'css',
  minifyWhitespace: true,
  // The oldest supported browsers know no nested rules.
  supported: { nesting: false },
  // By default, it garbles a style sheet with an expression in it, and only warns.
  logOverride: { 'css-syntax-error': 'error' },
};

/**
 * Remove white space from style sheets and templates, which terser treats as plain strings.
 *
 * `minify-literals` and `@literals/html-css-minifier` remove white space by tag names, not by our
 * styles, and bring a second TypeScript or SVGO and a CSS parser, for 23 bytes more. The first also
 * leaves `<circle />` open by default and skips nested CSS, and its version 2 does not run on Node 20.
 *
 * @type {Partial<Record<string, (text: string) => string>>}
 */
const minifiers = {
  css: (text) => transformSync(text, cssOptions).code,
  html: joinLines,
  svg: joinLines,
};

/**
 * Replaces a line break and the indentation after it by one space, as the browser does, or by
 * nothing at the end of a tag.
 *
 * @param {string} template
 */
function joinLines(template) {
  return template.replace(/\s*\n\s*(>?)/g, (_, tagEnd) => tagEnd || ' ');
}

/**
 * Minifies tagged templates by their tags.
 *
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
const minifyLiterals = (context) => (file) => {
  const { factory } = context;
  /** @type {import('typescript').Visitor} */
  const visit = (node) => {
    const minify =
      ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && minifiers[node.tag.text];
    if (!minify) {
      return ts.visitEachChild(node, visit, context);
    }
    const { tag, template } = node;
    /** @param {import('typescript').TemplateLiteralLikeNode} part */
    const rawOf = (part) => minify(part.rawText ?? '');
    const minified = ts.isNoSubstitutionTemplateLiteral(template)
      ? factory.createNoSubstitutionTemplateLiteral(undefined, rawOf(template))
      : factory.createTemplateExpression(
          factory.createTemplateHead(undefined, rawOf(template.head)),
          template.templateSpans.map(({ expression, literal }) =>
            factory.createTemplateSpan(
              ts.visitNode(expression, visit, ts.isExpression) ?? expression,
              ts.isTemplateTail(literal)
                ? factory.createTemplateTail(undefined, rawOf(literal))
                : factory.createTemplateMiddle(undefined, rawOf(literal)),
            ),
          ),
        );
    return factory.createTaggedTemplateExpression(tag, undefined, minified);
  };
  return ts.visitEachChild(file, visit, context);
};

/**
 * The values for the `integrity` attributes of script tags, by file.
 *
 * @type {Record<string, string>}
 */
const hashes = {};

/**
 * Writes `integrity.json`, which contains the hashes of this file and of those built before.
 *
 * @type {(file: string) => import('rollup').Plugin}
 */
const writeIntegrity = (file) => ({
  name: 'write-integrity',
  generateBundle: {
    // After the plugins that change the code.
    order: 'post',
    handler(_, { [file]: chunk }) {
      const code = chunk?.type === 'chunk' ? chunk.code : this.error(`There is no ${file}.`);
      hashes[file] = `sha384-${createHash('sha384').update(code).digest('base64')}`;
      const source = `${JSON.stringify(hashes, null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'integrity.json', source });
    },
  },
});

/**
 * @param {string} input
 * @param {string} name the name of the file, without `.min.js`
 * @param {object} options
 * @param {string} [options.intro] runs before the other code of the file
 * @param {string} [options.preamble] stands before all code
 * @param {readonly import('rollup').Plugin[]} [options.plugins] change the code before it is minified
 * @returns {import('rollup').RollupOptions}
 */
const fileOf = (input, name, { intro = '', preamble = '', plugins = [] }) => ({
  input,
  output: {
    dir: BUILD_FOLDER,
    entryFileNames: `${name}.min.js`,
    format: 'iife',
    intro: intro + fixApiBase,
  },
  plugins: [
    typescript({
      tsconfig: 'tsconfig.build.json',
      // The build has already checked and written the types.
      declaration: false,
      noCheck: true,
      // Rollup decides where the file goes.
      outDir: null,
      // Replaces decorators by `static properties`, which saves a helper and its 27 calls. See the
      // rule in eslint.config.js.
      transformers: (program) => ({
        before: [idiomaticDecoratorsTransformer(program), minifyLiterals],
      }),
    }),
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    ...plugins,
    terser({
      ecma: 2022,
      compress: { passes: 2 },
      format: {
        // The page that loads the file may be in any encoding.
        ascii_only: true,
        comments: false,
        preamble: `${preamble}/*! client-leads ${version} | MIT */`,
      },
    }),
    writeIntegrity(`${name}.min.js`),
  ],
  onwarn(warning) {
    throw Object.assign(new Error(warning.message), warning);
  },
});

/**
 * @param {string} input
 * @param {string} tag the element that the file registers, and after which it is called
 * @param {readonly import('rollup').Plugin[]} plugins that change the code before it is minified
 */
const elementFileOf = (input, tag, plugins) =>
  fileOf(input, tag, {
    intro: skipOlderBrowsers + skipSecondCopy(tag),
    preamble: `${compileHint}\n`,
    plugins,
  });

export default [
  elementFileOf('src/script-tag.ts', 'client-leads', [namePolicy]),
  elementFileOf('src/unread-script-tag.ts', 'client-leads-unread', []),
  fileOf('src/early-script-tag.ts', 'client-leads-early', {}),
];
