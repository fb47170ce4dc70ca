/** The layers of `src`, from the lowest to the highest. A layer imports only those below it. */
const LAYERS = [
  ['model', '^src/model/'],
  ['window', '^src/window/'],
  ['waiting', '^src/waiting/'],
  ['api', '^src/api/'],
  ['events', '^src/events[.]ts$'],
  ['i18n', '^src/i18n/'],
  ['settings', '^src/settings/'],
  ['sign-in', '^src/sign-in/'],
  ['client-list', '^src/client-list/'],
  ['dom', '^src/dom/'],
  ['controllers or views', '^src/(controllers|views)/'],
  ['element', '^src/(client-leads(-properties|[.]styles)?[.]ts$|badge[.]styles[.]ts$|unread/)'],
];

/** Files that may be imported from any layer. */
const SHARED = '^src/version[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Modules that import each other, even only types, belong in one file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...LAYERS.map(([name, path], index) => ({
      name: `layer-${name.replaceAll(' ', '-')}`,
      comment: `The layer «${name}» imports only itself and the layers below it.`,
      severity: 'error',
      from: { path },
      to: {
        path: '^src/',
        pathNot: [...LAYERS.slice(0, index + 1).map(([, below]) => below), SHARED],
      },
    })),
    {
      name: 'controllers-and-views-apart',
      comment: 'Views are functions of their arguments, and controllers draw nothing.',
      severity: 'error',
      from: { path: '^src/(controllers|views)/' },
      to: { path: '^src/(controllers|views)/', pathNot: '^src/$1/' },
    },
    {
      name: 'no-lit-below-the-element',
      comment:
        'The model, the API, the window, the texts, the sign-in and the list work without Lit and its views.',
      severity: 'error',
      from: { path: '^src/(model|window|waiting|api|i18n|settings|sign-in|client-list)/' },
      to: { path: ['node_modules', '^src/(dom|controllers|views)/'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
