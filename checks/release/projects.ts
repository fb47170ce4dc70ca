/** Fresh projects of each framework, with its example. */

export interface Project {
  /** What it installs beside the package. */
  readonly packages: readonly string[];
  /** The section of docs/frameworks.md with its example. Default: the name of the project. */
  readonly section?: string;
  /** The files that the example does not have, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** The compilers that it runs before it is built, with their arguments. */
  readonly checks: readonly (readonly [command: string, ...args: string[]])[];
  /** The names of the Trusted Types policies that its page needs, if it can do with any. */
  readonly policies?: string;
  /** Whether the component writes nothing to the console. Others write how many rows are loaded. */
  readonly isSilent?: boolean;
}

const VITE = 'vite@8';
const TYPESCRIPT = 'typescript@7';
/** For compilers that are written for it. */
const TYPESCRIPT_6 = 'typescript@6';
/** That of Lit, in a bundle. */
const LIT = 'lit-html';
const TSC = ['tsc', '--noEmit'] as const;
/** What the `react-ts` template of Vite is stricter in. */
const OF_VITES_TEMPLATE = {
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
};

function page(script: string): string {
  return `<!doctype html><title>Fresh</title><div id="root"></div><div id="app"></div><script type="module" src="./${script}"></script>\n`;
}

function tsconfig(options: Readonly<Record<string, unknown>> = {}): string {
  const compilerOptions = {
    strict: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: [],
    ...options,
  };
  return JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx', '*.vue'] });
}

function react(major: number, packages: readonly string[], files: Project['files']): Project {
  return {
    packages: ['react', 'react-dom', '@types/react', '@types/react-dom']
      .map((name) => `${name}@${major}`)
      .concat(packages, VITE, TYPESCRIPT),
    files: {
      'index.html': page('main.tsx'),
      'tsconfig.json': tsconfig({ jsx: 'react-jsx', ...OF_VITES_TEMPLATE }),
      ...files,
    },
    checks: [TSC],
    policies: LIT,
  };
}

export const PROJECTS: Readonly<Record<string, Project>> = {
  'React 18': react(18, [], {
    'main.tsx': `
        import { createRoot } from 'react-dom/client';
        import { Inquiries } from './inquiries';
        const app = <Inquiries onChange={({ loaded }) => console.log(loaded)} />;
        createRoot(document.querySelector('#app')!).render(app);`,
  }),
  'React 19': {
    ...react(19, ['react-router@8'], {}),
    section: 'React',
    isSilent: true,
  },
  Vue: {
    packages: ['vue@3', '@vitejs/plugin-vue@6', 'vue-tsc@3', VITE, TYPESCRIPT_6],
    files: {
      'index.html': page('main.ts'),
      'tsconfig.json': tsconfig({ allowJs: true }),
      'main.ts': `
        import { createApp } from 'vue';
        import type {} from 'client-leads/vue';
        import Inquiries from './Inquiries.vue';
        createApp(Inquiries).mount('#app');`,
    },
    checks: [['vue-tsc', '--noEmit']],
    policies: `vue ${LIT}`,
  },
  Solid: {
    packages: ['solid-js@1', 'vite-plugin-solid@2', VITE],
    files: {
      'index.html': page('main.jsx'),
      'vite.config.js': `
        import solid from 'vite-plugin-solid';
        export default { plugins: [solid()] };`,
      'main.jsx': `
        import { render } from 'solid-js/web';
        import { Inquiries } from './inquiries.jsx';
        render(() => <Inquiries />, document.querySelector('#app'));`,
    },
    checks: [],
  },
  Angular: {
    packages: ['core', 'common', 'compiler', 'compiler-cli', 'platform-browser']
      .map((name) => `@angular/${name}@21`)
      .concat('rxjs@7', 'tslib@2', VITE, 'typescript@~5.9'),
    files: {
      'index.html': page('out/main.js').replace(
        '<div id="app"></div>',
        '<app-inquiries></app-inquiries>',
      ),
      'tsconfig.json': tsconfig({ outDir: 'out', experimentalDecorators: true }),
      'main.ts': `
        import '@angular/compiler';
        import { provideZonelessChangeDetection } from '@angular/core';
        import { bootstrapApplication } from '@angular/platform-browser';
        import { Inquiries } from './inquiries';
        void bootstrapApplication(Inquiries, { providers: [provideZonelessChangeDetection()] });`,
    },
    checks: [['ngc', '--project', 'tsconfig.json']],
  },
};
