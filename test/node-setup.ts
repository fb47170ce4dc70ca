/** Gives the tests of the layers in Node what their runner in browsers gives them. */
const { HISTORIES, SEED = '1' } = process.env;

// Dates are shown in local time.
process.env.TZ = 'Asia/Yekaterinburg';

Object.assign(globalThis, {
  HISTORIES: HISTORIES === undefined ? undefined : Number(HISTORIES),
  SEED: Number(SEED),
  origin: 'https://partner.example',
  location: new URL('https://partner.example/cabinet/'),
});

// Node 20 has none.
if (!('navigator' in globalThis)) {
  Object.assign(globalThis, { navigator: {} });
}

const unexpected: string[] = [];
for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) {
  console[method] = (...args: unknown[]) =>
    void unexpected.push(`Unexpected console.${method}: ${args.map(String).join(' ')}`);
}

/** Mocha runs these around each test. A line that nobody asked for is a defect. */
export const mochaHooks = {
  afterEach(): void {
    const [line] = unexpected.splice(0);
    if (line !== undefined) {
      throw new Error(line);
    }
  },
};
