/** What a filter has found so far. */
export interface Findings {
  /** How many leads pass the filter. */
  readonly matching: number;
  /** How many are read. */
  readonly loaded: number;
  /** How many there are by the host's count. */
  readonly total: number;
  /** Whether all are read. */
  readonly isComplete: boolean;
  /** Whether enough are read for now: the reader may ask for more. */
  readonly isStopped: boolean;
}
