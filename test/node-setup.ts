/** Sets up in Node what the test runner sets up in browsers for the tests of the layers. */
const { HISTORIES, SEED = '1' } = process.env;

// Dates are shown in local time.
process.env.TZ = 'Asia/Yekaterinburg';

Object.assign(globalThis, {
  HISTORIES: HISTORIES === undefined ? undefined : Number(HISTORIES),
  SEED: Number(SEED),
  origin: 'https://partner.example',
  location: new URL('https://partner.example/cabinet/'),
});

// Missing in Node 20.
if (!('navigator' in globalThis)) {
  Object.assign(globalThis, { navigator: {} });
}

const unexpected: string[] = [];
for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) {
  console[method] = (...args: unknown[]) =>
    void unexpected.push(`Unexpected console.${method}: ${args.map(String).join(' ')}`);
}

/** Mocha runs these around each test. An unexpected console line is a defect. */
export const mochaHooks = {
  afterEach(): void {
    const [line] = unexpected.splice(0);
    if (line !== undefined) {
      throw new Error(line);
    }
  },
};
