import { realpath } from 'node:fs/promises';
import { join, posix, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Middleware } from '@web/dev-server-core';

const ROOT = await realpath(fileURLToPath(new URL('..', import.meta.url)));
/** May be a link to a folder elsewhere. */
const PACKAGES = await realpath(join(ROOT, 'node_modules'));

/** The development server serves any file of the machine here. */
const OUTSIDE = '/__wds-outside-root__/';
/** Web Test Runner, too. It requests only its test framework, by its path on the machine. */
const TEST_FRAMEWORK = '/__web-test-runner__/test-framework/';

/**
 * Refuses files outside the checkout, also those that a link in it leads to, and files whose path
 * has a name that begins with a dot, such as `.git` and `.env`, except in `node_modules`.
 */
export const checkoutOnly: Middleware = async (context, next) => {
  if (await isPublic(context.path).catch(() => false)) {
    await next();
  } else {
    context.status = 403;
  }
};

/** Rejects if the path is not well-formed. */
async function isPublic(path: string): Promise<boolean> {
  if (path.startsWith(OUTSIDE)) {
    return false;
  }
  if (path.startsWith(TEST_FRAMEWORK)) {
    const file = resolve('/', decodeURI(path.slice(TEST_FRAMEWORK.length)));
    return isPackageFile(await realpath(file));
  }
  const decoded = decodeURIComponent(path);
  const file = join(ROOT, decoded);
  // The development server would log each path that it refuses itself.
  const isPlain = posix.normalize(decoded) === decoded && !decoded.includes('\\');
  return isPlain && (await isVisible(file)) && (await isVisible(join(file, 'index.html')));
}

/** Whether a file may be served. If there is none, the demo API or another route may answer. */
async function isVisible(file: string): Promise<boolean> {
  const real = await realpath(file).catch(() => ROOT);
  const isInCheckout = `${real}${sep}`.startsWith(`${ROOT}${sep}`);
  return isPackageFile(real) || (isInCheckout && !real.slice(ROOT.length).includes(`${sep}.`));
}

function isPackageFile(real: string): boolean {
  return real.startsWith(`${PACKAGES}${sep}`);
}
