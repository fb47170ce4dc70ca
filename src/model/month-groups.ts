/** The time of a row, in the time zone of display. */
export interface Moment {
  /** The month: equal for all moments in it, and for no other. */
  readonly month: string;
  /** A number that orders moments by time. */
  readonly at: number;
}

const NONE: ReadonlySet<number> = new Set();

/**
 * Returns the index of the first shown row of each month if all rows are in order, up or down.
 * Returns none otherwise, since a label would be wrong. Skips rows without a time.
 */
export function monthStarts(
  moments: readonly (Moment | null)[],
  isShown: (index: number) => boolean = () => true,
): ReadonlySet<number> {
  const starts = new Set<number>();
  const months = new Set<string>();
  let last: Moment | undefined;
  let labelled: string | undefined;
  let direction = 0;
  for (let index = 0; index < moments.length; index++) {
    const moment = moments[index];
    if (!moment) {
      continue;
    }
    const step = last ? Math.sign(moment.at - last.at) : 0;
    if (step !== 0 && step === -direction) {
      return NONE;
    }
    direction = step || direction;
    if (moment.month !== last?.month) {
      if (months.has(moment.month)) {
        return NONE;
      }
      months.add(moment.month);
    }
    if (moment.month !== labelled && isShown(index)) {
      labelled = moment.month;
      starts.add(index);
    }
    last = moment;
  }
  return starts;
}
