const restore: (() => void)[] = [];

/** Replaces a property of an object until the test has ended. */
export function stub<T extends object, K extends keyof T>(object: T, key: K, value: T[K]): void {
  const own = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { configurable: true, writable: true, value });
  restore.push(() => {
    if (own) {
      Object.defineProperty(object, key, own);
    } else {
      Reflect.deleteProperty(object, key);
    }
  });
}

/** Collects expected console lines, so that a test asserts them instead of printing them. */
export function captureConsole(method: 'error' | 'info' | 'warn'): string[] {
  const lines: string[] = [];
  stub(console, method, (...args: unknown[]) => void lines.push(args.map(String).join(' ')));
  return lines;
}

afterEach(() => {
  while (restore.length > 0) {
    restore.pop()?.();
  }
});
