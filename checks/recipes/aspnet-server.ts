import { copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../tools/run-command.js';
import type { Site } from './site.js';

const OWN = 'checks/recipes/aspnet';

/** Starts ASP.NET, on Mono, with the recipe of a site as its code. Returns its origin. */
export async function startAspNet(site: Site): Promise<string> {
  const folder = await mkdtemp(join(site.folder, 'aspnet-'));
  const bin = join(folder, 'bin');
  const host = join(bin, 'Host.exe');
  await mkdir(bin);
  await copyFile(`${OWN}/web.config`, join(folder, 'web.config'));
  const recipe = ['Session.cs', 'Answer.cs'].map((name) => site.path(name));
  await compile('-target:library', `-out:${join(bin, 'Site.dll')}`, `${OWN}/Login.cs`, ...recipe);
  // The host runs in the domain of the site, which looks for it among the site's assemblies.
  await compile(`-out:${host}`, `${OWN}/Host.cs`);
  return site.run('mono', (port) => [host, folder, String(port)]);
}

async function compile(...options: readonly string[]): Promise<void> {
  await runCommand('mcs', ['-warnaserror', '-r:System.Web.dll', ...options]);
}
