/** The layers of `src` that need no document: their tests run in Node, too. */
export const PURE_LAYERS = ['model', 'api', 'i18n', 'settings', 'sign-in', 'session'];
