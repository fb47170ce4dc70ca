/**
 * Builds dependencies of pages when they are first requested: the package, and framework scripts.
 */
import type { Middleware } from '@web/dev-server-core';

export type Builds = ReturnType<typeof createBuilds>;

const NEEDS_PACKAGE = /^\/demo\/(?:partner|frameworks\/server-rendered)\/(?:index\.html)?$/;
const NEEDS_SCRIPTS =
  /^\/demo\/frameworks\/(?:react|preact|preact-10|vue|svelte)\/(?:index\.html)?$/;

/** Runs scripts of the project's package.json with `run`, and reports them with `say`. */
export function createBuilds(
  run: (script: string) => Promise<unknown>,
  say: (sentence: string) => void,
) {
  let hasPackage = false;
  const buildPackage = shared(async () => {
    await build('build', 'the package');
    hasPackage = true;
  });
  const buildScripts = shared(async () => {
    await buildPackage();
    await build('build:frameworks', 'the framework pages');
  });

  async function build(script: string, what: string): Promise<void> {
    say(`Building ${what}…`);
    const start = performance.now();
    try {
      await run(script);
    } catch (error) {
      say(`Cannot build ${what}. ${String(error)}`);
      throw error;
    }
    say(`Built ${what} in ${Math.round((performance.now() - start) / 1000)} s.`);
  }

  /** Answers a page after its dependencies are built, or with the error. */
  const middleware: Middleware = async (context, next) => {
    try {
      if (NEEDS_SCRIPTS.test(context.path)) {
        await buildScripts();
      } else if (NEEDS_PACKAGE.test(context.path)) {
        await buildPackage();
      }
    } catch (error) {
      context.status = 500;
      context.type = 'text';
      context.body = `This page cannot be built. For the reason, run npm run build.\n\n${String(error)}`;
      return;
    }
    await next();
  };

  return { hasPackage: () => hasPackage, buildPackage, middleware };
}

/** Runs an action once for all concurrent callers, and again after a failure. */
function shared(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= act().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  };
}
