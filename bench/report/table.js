/**
 * A table in Markdown, its columns padded as Prettier pads them. The first column is text, the
 * others are figures, unless `isText` says otherwise.
 *
 * @param {string[]} header
 * @param {string[][]} rows
 * @param {{ isText?: boolean }} [options]
 */
export function table(header, rows, { isText = false } = {}) {
  const isLeft = (/** @type {number} */ column) => isText || column === 0;
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column].length)),
  );
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.join(' | ')} |`;
  /** @param {string[]} cells */
  const padded = (cells) =>
    line(
      cells.map((cell, column) =>
        isLeft(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      ),
    );
  const rule = line(
    widths.map((width, column) =>
      isLeft(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
    ),
  );
  return [padded(header), rule, ...rows.map(padded)].join('\n');
}
