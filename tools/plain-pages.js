const INJECTED =
  /<!-- injected by web-dev-server -->\s*<script type="module" src="[^"]*web-socket\.js"><\/script>/;

/**
 * Serves the pages that tests open as they are written. The test server adds a script of its own
 * to every page, which a strict CSP reports; only the runner's page, at the root, needs it.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function plainPages() {
  return {
    name: 'plain-pages',
    transform({ path, response, body }) {
      if (path === '/' || !response.is('html')) {
        return undefined;
      }
      return String(body).replace(INJECTED, '');
    },
  };
}
