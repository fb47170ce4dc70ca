import { createControl } from './api/control.js';
import { createDemoApi, type DemoApi } from './api/demo-api.js';
import { siteSession } from './site-session.js';

/** Creates the demo API, the control of its hosts, and the server of the demo's sites. */
export function createPagesApi(): DemoApi {
  const api = createDemoApi();
  api.app.route('/control', createControl(api.hosts));
  api.app.route('/demo/session', siteSession(api.hosts));
  return api;
}
