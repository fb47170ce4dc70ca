/** Keeps what a test expects on the console, so that it is asserted and not printed. */
export function captureConsole(method: 'error' | 'info' | 'warn'): string[] {
  const lines: string[] = [];
  const own = Object.getOwnPropertyDescriptor(console, method) ?? {};
  console[method] = (...args: unknown[]) => void lines.push(args.map(String).join(' '));
  restore.push(() => Object.defineProperty(console, method, own));
  return lines;
}

const restore: (() => void)[] = [];

afterEach(() => {
  while (restore.length > 0) {
    restore.pop()?.();
  }
});
