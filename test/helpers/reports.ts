/** Keeps what a test expects to be reported as an error of the page, which would fail it. */
export function captureReports(): unknown[] {
  const reports: unknown[] = [];
  const own = Object.getOwnPropertyDescriptor(window, 'reportError') ?? {};
  window.reportError = (error) => void reports.push(error);
  restore.push(() => Object.defineProperty(window, 'reportError', own));
  return reports;
}

const restore: (() => void)[] = [];

afterEach(() => {
  while (restore.length > 0) {
    restore.pop()?.();
  }
});
