import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/**
 * Starts WebKitGTK's WebDriver on a virtual screen and leaves it running until this process ends.
 * Returns its port.
 */
export async function startWebKitDriver(xvfbRun: string, driver: string): Promise<number> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'client-leads-'));
  const screen = ['-a', '-f', join(folder, 'Xauthority')];
  const command = [driver, `--port=${port}`, '--host=127.0.0.1'];
  const child = spawn(xvfbRun, [...screen, ...command], { detached: true, stdio: 'ignore' });
  process.on('SIGTERM', () => process.exit(143));
  process.on('exit', () => {
    if (child.pid !== undefined) {
      killGroup(child.pid);
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`${driver} did not start: run it by hand to see why.`);
    }
    await wait(POLL_MS);
  }
  return port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/status`)).ok;
  } catch {
    return false;
  }
}

/** Ends the driver and the X server, which are children of xvfb-run. */
function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
