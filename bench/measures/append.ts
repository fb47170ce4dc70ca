import { median } from '../samples.js';
import { checkRows } from './drawn-rows.js';
import { growTo, loadMore, openList, restartList, scrollToEnd, whenStill } from './long-list.js';
import type { Measure } from './measure.js';
import { threadTime } from './thread-time.js';

const APPENDED = 50;

/** The number of appends to a first list, which is removed. */
const WARM_UP = 10;

/** The number of measured appends. */
const TIMES = 3;

/** Appends 50 rows to a list of a given length, with warm code. */
export function appendAt(shown: number): Measure {
  const name = `append at ${shown}`;
  return {
    name,
    needsButton: true,
    async run(page, contestant, origin) {
      const append = async () => {
        await loadMore(page, contestant, APPENDED);
        await whenStill(page);
      };
      await openList(page, contestant, origin);
      for (let time = 0; time < WARM_UP; time++) {
        await append();
      }
      await restartList(page, contestant);
      await growTo(page, contestant, shown);
      const times: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        times.push(await threadTime(page, append));
        await scrollToEnd(page, contestant);
      }
      await checkRows(page, contestant, shown + TIMES * APPENDED);
      return { [name]: median(times) };
    },
  };
}
