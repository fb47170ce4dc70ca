import { join } from 'node:path';
import { runCommand } from './run-command.js';

/**
 * Packs what is built, without building it again.
 *
 * @param {string} folder
 * @returns {Promise<string>} the path of the tarball
 */
export async function packTo(folder) {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await runCommand('npm', args);
  const [{ filename }] = JSON.parse(stdout);
  return join(folder, filename);
}
