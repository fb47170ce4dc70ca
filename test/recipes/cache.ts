import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './ports.js';
import type { Site } from './site.js';

/** What a cache does with a page whose headers forbid keeping it. */
export const HONEST = '';
export const CARELESS = 'proxy_ignore_headers Cache-Control Expires Set-Cookie;';

/** Starts nginx as a cache in front of a server. Returns the cache's origin. */
export async function startCache(site: Site, origin: string, directives: string): Promise<string> {
  const port = await freePort();
  const own = await mkdtemp(join(site.folder, 'cache-'));
  await writeFile(
    join(own, 'nginx.conf'),
    `daemon off;
    # One process, of the user who runs the test.
    master_process off;
    pid ${own}/pid;
    error_log /dev/null;
    events {}
    http {
      access_log off;
      client_body_temp_path ${own}/body;
      proxy_temp_path ${own}/temp;
      proxy_cache_path ${own}/kept keys_zone=pages:1m;
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass ${origin};
          proxy_cache pages;
          proxy_cache_valid 200 10m;
          ${directives}
        }
        location = /login.php {
          proxy_pass ${origin};
        }
      }
    }`,
  );
  await site.run(port, 'nginx', ['-e', '/dev/null', '-p', own, '-c', join(own, 'nginx.conf')]);
  return `http://127.0.0.1:${port}`;
}
