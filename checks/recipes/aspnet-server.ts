import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../tools/run-command.js';
import type { Site } from './site.js';

const OWN = 'checks/recipes/aspnet';

/** The handler whose body is the recipe. */
const handler = (body: string) => `
using System.Web;
using System.Web.SessionState;

public class Session : IHttpHandler, IReadOnlySessionState
{
    public bool IsReusable => true;

    public void ProcessRequest(HttpContext context)
    {
        ${body}
    }
}
`;

/** Starts ASP.NET, on Mono, with the recipe of a site as its handler. Returns its origin. */
export async function startAspNet(site: Site): Promise<string> {
  const folder = await mkdtemp(join(site.folder, 'aspnet-'));
  const bin = join(folder, 'bin');
  const host = join(bin, 'Host.exe');
  await mkdir(bin);
  await copyFile(`${OWN}/web.config`, join(folder, 'web.config'));
  const file = join(folder, 'Session.cs');
  await writeFile(file, handler(await site.read('Session.cs')));
  await compile('-target:library', `-out:${join(bin, 'Site.dll')}`, `${OWN}/Login.cs`, file);
  // The host runs in the domain of the site, which looks for it among the site's assemblies.
  await compile(`-out:${host}`, `${OWN}/Host.cs`);
  return site.run('mono', (port) => [host, folder, String(port)]);
}

async function compile(...options: readonly string[]): Promise<void> {
  await runCommand('mcs', ['-warnaserror', '-r:System.Web.dll', ...options]);
}
