import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} origin */
async function isReady(origin) {
  try {
    return (await fetch(`${origin}/status`)).ok;
  } catch {
    return false;
  }
}

/** @param {number} group */
function killGroup(group) {
  try {
    process.kill(-group, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Starts WebKitGTK's WebDriver on a virtual screen and leaves it running until this process ends.
 *
 * @param {{ xvfbRun: string, driver: string }} programs
 * @returns {Promise<number>} its port
 */
export async function startWebKitDriver({ xvfbRun, driver }) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'client-leads-'));
  const screen = ['-a', '-f', join(folder, 'Xauthority')];
  const command = [driver, `--port=${port}`, '--host=127.0.0.1'];
  const child = spawn(xvfbRun, [...screen, ...command], { detached: true, stdio: 'ignore' });
  process.on('SIGTERM', () => process.exit(143));
  process.on('exit', () => {
    // The driver and the X server are children of xvfb-run.
    if (child.pid !== undefined) {
      killGroup(child.pid);
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady(`http://127.0.0.1:${port}`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error('WebKitWebDriver did not start');
    }
    await wait(POLL_MS);
  }
  return port;
}
