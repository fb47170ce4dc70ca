import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';

export interface Site {
  readonly origin: string;
  readonly close: () => void;
}

/** Serves a page at `/`, which no cache keeps, and scripts by path, all compressed in advance. */
export async function startSite(files: Readonly<Record<string, string>>): Promise<Site> {
  const compressed = new Map(
    Object.entries(files).map(([path, text]) => [path, brotliCompressSync(text)]),
  );
  const server = createServer(({ url = '' }, response) => {
    const isPage = url === '/';
    const body = compressed.get(url);
    response.writeHead(body ? 200 : 404, {
      'Content-Type': `${isPage ? 'text/html' : 'text/javascript'}; charset=utf-8`,
      'Content-Encoding': 'br',
      'Cache-Control': isPage ? 'no-store' : 'max-age=3600',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
