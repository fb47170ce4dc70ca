import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runCommand } from './run-command.js';

/** Other packages that a page with the package has installed. */
const OTHERS = ['lit', '@lit', 'react', 'react-dom', '@types/react', '@types/react-dom', 'vue'];

export interface Consumer {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Creates a project outside the repository with only the packed package and the others installed. */
export async function createConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'client-leads-'));
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await runCommand('tar', ['-xzf', await packTo(folder), '-C', modules]);
  await rename(join(modules, 'package'), join(modules, 'client-leads'));
  for (const name of OTHERS) {
    await linkInstalled(name, modules);
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** Packs the built package without building it again. Returns the path of the tarball. */
export async function packTo(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await runCommand('npm', args);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

/** Links a package that is installed here, so that no registry is needed. */
async function linkInstalled(name: string, modules: string): Promise<void> {
  const link = join(modules, name);
  await mkdir(dirname(link), { recursive: true });
  await symlink(resolve('node_modules', name), link, 'junction');
}
