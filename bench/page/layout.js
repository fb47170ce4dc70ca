/** Forces the layout of all that is drawn, down to the last row. */
export function layOut({ root, rowSelector }) {
  const rows = root.querySelectorAll(rowSelector);
  rows[rows.length - 1]?.getBoundingClientRect();
  return rows.length;
}

/**
 * Resolves after as many frames.
 *
 * @param {number} count
 */
export async function frames(count) {
  for (let frame = 0; frame < count; frame++) {
    await new Promise(requestAnimationFrame);
  }
}
