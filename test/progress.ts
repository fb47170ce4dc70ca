/** What a run writes: whole lines, and below them, on a terminal, one line with its progress. */
const CLEAR_LINE = '\r\u001b[2K';

const parts = new Map<string, string>();

/** Shows how far a part of the run is, or, without a text, that it has ended. */
export function showProgress(part: string, text?: string): void {
  if (text === undefined) {
    parts.delete(part);
  } else {
    parts.set(part, text);
  }
  print('');
}

/** Writes lines above the progress. */
export function print(lines: string): void {
  if (!process.stdout.isTTY) {
    process.stdout.write(lines);
    return;
  }
  const progress = [...parts].map(([part, text]) => `${part}: ${text}`).join(' · ');
  process.stdout.write(CLEAR_LINE + lines + progress.slice(0, process.stdout.columns - 1));
}
