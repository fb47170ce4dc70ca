import { createDemoApi, type DemoApi, type DemoApiOptions } from './api/demo-api.js';
import { siteSession } from './site-session.js';

/** Creates the demo API, and the server of the demo's sites. */
export function createPagesApi(options?: DemoApiOptions): DemoApi {
  const api = createDemoApi(options);
  api.app.route('/demo/session', siteSession(api.hosts));
  return api;
}
