import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from './site.js';

/** Directives for nginx, by where they stand. */
interface Directives {
  readonly main?: string;
  readonly http?: string;
  readonly server: string;
}

/** What a cache does with a page whose headers forbid keeping it. */
export const HONEST = '';
export const CARELESS =
  'proxy_ignore_headers Cache-Control Expires Set-Cookie; proxy_cache_valid any 10m;';

/** Starts nginx, which runs until the site stops. Returns its origin. */
export async function startNginx(
  site: Site,
  { main = '', http = '', server }: Directives,
): Promise<string> {
  const own = await mkdtemp(join(site.folder, 'nginx-'));
  const file = join(own, 'nginx.conf');
  // Its paths are relative to the folder.
  const configuration = (port: number) => `daemon off;
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
    }`;
  return site.run('nginx', (port) => {
    writeFileSync(file, configuration(port));
    return ['-e', '/dev/null', '-p', own, '-c', file];
  });
}

/** Starts nginx as a cache in front of a server. Returns the cache's origin. */
export function startCache(site: Site, origin: string, directives: string): Promise<string> {
  return startNginx(site, {
    http: 'proxy_cache_path kept keys_zone=pages:1m;',
    server: `
      location / {
        proxy_pass ${origin};
        proxy_cache pages;
        proxy_cache_valid 200 10m;
        ${directives}
      }`,
  });
}
