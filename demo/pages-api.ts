import { createDemoApi, type DemoApi } from './api/demo-api.js';
import { siteSession } from './site-session.js';

/** Creates the demo API, and the server of the demo's sites. */
export function createPagesApi(now?: () => number): DemoApi {
  const api = createDemoApi(now);
  api.app.route('/demo/session', siteSession(api.hosts));
  return api;
}
