/** The progress of a filter. */
export interface Findings {
  /** The number of leads that pass the filter. */
  readonly matching: number;
  /** The number of leads that are read. */
  readonly loaded: number;
  /** The number of leads by the host's count. */
  readonly total: number;
  /** Whether all leads are read. */
  readonly isComplete: boolean;
  /** Whether reading has stopped until the reader asks for more. */
  readonly isStopped: boolean;
}
