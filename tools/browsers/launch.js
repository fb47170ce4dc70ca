/** One entry per engine; each is loaded only when it is wanted. */
const LAUNCHERS = {
  chromium: async () => (await import('./chromium.js')).launchChromium(),
  firefox: async () => (await import('./firefox.js')).launchFirefox(),
  webkit: async () => (await import('./webkit.js')).launchWebKit(),
};

export const ENGINES = Object.keys(LAUNCHERS);

/**
 * The launcher of one engine, whose browser is installed first where that is possible.
 *
 * @param {string} engine
 */
export function launch(engine) {
  if (!ENGINES.includes(engine)) {
    console.error(`Unknown browser ${engine}: choose from ${ENGINES.join(', ')}.`);
    process.exit(1);
  }
  return LAUNCHERS[engine]();
}
