/**
 * Watches which rows are written to.
 *
 * @param {{ root: Node, rowSelector: string }} list
 * @returns {() => { rows: number, others: number }} how many rows were written to, put in or taken
 * out so far, and how many other elements were written to
 */
export function watchRows({ root, rowSelector }) {
  const rows = new Set();
  const others = new Set();
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const moved = [...addedNodes, ...removedNodes].filter(isRow);
      const row = element?.closest(rowSelector);
      if (row) {
        rows.add(row);
      } else if (moved.length > 0) {
        moved.forEach((node) => rows.add(node));
      } else {
        others.add(element);
      }
    }
  });
  const isRow = (node) => node instanceof Element && node.matches(rowSelector);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  return () => ({ rows: rows.size, others: others.size });
}
