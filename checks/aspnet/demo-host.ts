import { bindRequest } from '../../demo/api/bind-request.js';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { contentType } from '../../demo/api/formats.js';
import type { Bound, Deployment, Host } from './host.js';

const ORIGIN = 'http://demo.example';

/** Deploys the demo API, a function from requests to responses. */
export function deployDemo(deployment: Deployment): Host {
  const { app, hosts } = createDemoApi();
  const { rows = [], ErrorCode, Message = null, NullList = false } = deployment;
  const { path } = hosts.create({
    leads: rows,
    settings: {
      apiError: ErrorCode === undefined ? null : { code: ErrorCode, message: Message },
      nullList: NullList,
      nulls: deployment.OmitsNulls ? 'absent' : 'null',
      fail: deployment.Fails ? { status: 500, when: 'always' } : null,
      options: 405,
      forms: deployment.ReadsNoForms ? 500 : 200,
    },
  });
  let bound: Bound | null = null;
  return {
    base: ORIGIN + path,
    async fetch(input, init) {
      const request = new Request(input, init);
      bound = await bind(request.clone());
      return app.fetch(request);
    },
    takeBound: () => Promise.resolve(bound),
  };
}

async function bind(request: Request): Promise<Bound | null> {
  try {
    const members = Object.entries(bindRequest(contentType(request), await request.text()));
    return Object.fromEntries(
      members.map(([name, value]) => [name, value === null ? null : String(value)]),
    );
  } catch {
    return null;
  }
}
