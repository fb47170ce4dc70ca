import vue from '@vitejs/plugin-vue';
import { build, createLogger } from 'vite';

interface Pages {
  /** The project that contains the pages, and from which they import packages. */
  readonly root: string;
  /** The script of each page, by the name of the output file. */
  readonly input: Readonly<Record<string, string>>;
  readonly outDir: string;
}

function refuse(message: string): never {
  throw new Error(message);
}

/**
 * Builds the scripts of pages like a site does, with its framework's plug-in. Throws on each
 * warning.
 */
export async function buildPages({ root, input, outDir }: Pages): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    customLogger: { ...createLogger('warn'), warn: refuse, warnOnce: refuse },
    plugins: [
      vue({
        features: { optionsAPI: false },
        template: { compilerOptions: { isCustomElement: (tag) => tag === 'client-leads' } },
      }),
    ],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: { ...input },
        // A hint about a busy machine is no fault of the page.
        checks: { bundlerTimings: false },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
