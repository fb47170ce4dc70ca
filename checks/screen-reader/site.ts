/** Serves the page of a walk, with a host of its own. */
import { startDevServer } from '@web/dev-server';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { createDemoApi } from '../../demo/api/demo-api.js';
import type { Host } from '../../demo/api/host.js';
import { runApi } from '../../demo/run-api.js';
import type { Walk } from './walks.js';

const CLIENT = { sitecode: 'GIFT-01', client: '1017', token: '55120938' };

export async function startSite() {
  const demoApi = createDemoApi();
  const api = await runApi(demoApi);
  const server = await startDevServer({
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
    config: {
      hostname: '127.0.0.1',
      middleware: [...api.middleware],
      plugins: [esbuildPlugin({ ts: true, target: 'esnext' })],
    },
  });

  function createPage({ language, attributes, contents }: Walk): { host: Host; url: string } {
    const { id, path } = demoApi.hosts.create(contents);
    const host = demoApi.hosts.get(id);
    if (!host) {
      throw new Error(`There is no host ${id}.`);
    }
    const query = { ...CLIENT, lang: language, 'api-base': path, ...attributes };
    const page = `http://127.0.0.1:${server.config.port}/checks/screen-reader/page.html`;
    return { host, url: `${page}?${new URLSearchParams(query)}` };
  }

  return {
    createPage,
    async stop(): Promise<void> {
      await server.stop();
      await api.stop();
    },
  };
}
