import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './ports.js';
import type { Site } from './site.js';

/** Directives for nginx, by where they stand. */
interface Directives {
  readonly main?: string;
  readonly http?: string;
  readonly server: string;
}

/** Starts nginx, which runs until the site stops. Returns its origin. */
export async function startNginx(
  site: Site,
  { main = '', http = '', server }: Directives,
): Promise<string> {
  const port = await freePort();
  const own = await mkdtemp(join(site.folder, 'nginx-'));
  // Its paths are relative to the folder.
  await writeFile(
    join(own, 'nginx.conf'),
    `daemon off;
    # One process, of the user who runs the test.
    master_process off;
    pid pid;
    error_log /dev/null;
    ${main}
    events {}
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path temp;
      ${http}
      server {
        listen 127.0.0.1:${port};
        ${server}
      }
    }`,
  );
  await site.run(port, 'nginx', ['-e', '/dev/null', '-p', own, '-c', join(own, 'nginx.conf')]);
  return `http://127.0.0.1:${port}`;
}
