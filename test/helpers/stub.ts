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

/** Counts how often a property is read until the test has ended. Returns a function that tells. */
export function countReads<T extends object>(object: T, key: keyof T & string): () => number {
  let reads = 0;
  const own = Object.getOwnPropertyDescriptor(object, key);
  const read = (reader: unknown): unknown => {
    if (!own) {
      return Reflect.get(Object.getPrototypeOf(object) as T, key, reader);
    }
    return own.get ? own.get.call(reader) : own.value;
  };
  Object.defineProperty(object, key, {
    configurable: true,
    get() {
      reads++;
      return read(this);
    },
  });
  restore.push(() => {
    Reflect.deleteProperty(object, key);
    if (own) {
      Object.defineProperty(object, key, own);
    }
  });
  return () => reads;
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
