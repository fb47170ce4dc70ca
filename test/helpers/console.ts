/** Keeps what a test expects on the console, so that it is asserted and not printed. */
export function captureConsole(method: 'error' | 'warn'): string[] {
  const lines: string[] = [];
  const original = console[method];
  console[method] = (...args: unknown[]) => void lines.push(args.map(String).join(' '));
  restore.push(() => {
    console[method] = original;
  });
  return lines;
}

const restore: (() => void)[] = [];

afterEach(() => {
  while (restore.length > 0) restore.pop()?.();
});
