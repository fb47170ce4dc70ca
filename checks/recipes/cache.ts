import { startNginx } from './nginx.js';
import type { Site } from './site.js';

/** What a cache does with a page whose headers forbid keeping it. */
export const HONEST = '';
export const CARELESS = 'proxy_ignore_headers Cache-Control Expires Set-Cookie;';

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
      }
      location = /login.php {
        proxy_pass ${origin};
      }`,
  });
}
