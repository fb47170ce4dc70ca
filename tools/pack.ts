import { join } from 'node:path';
import { runCommand } from './run-command.js';

/** Packs the built package without building it again. Returns the path of the tarball. */
export async function packTo(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await runCommand('npm', args);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}
