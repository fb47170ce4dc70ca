/** The state of the element, which alone decides which view is shown. */
export type Status =
  /** A required attribute is missing. */
  | 'unconfigured'
  /** The site has said that nobody is signed in. */
  | 'signed-out'
  | 'loading'
  | 'empty'
  /** The first page, or the configuration, failed. */
  | 'error'
  /** Rows are shown, and there may be more. */
  | 'ready'
  /** Every row is shown. */
  | 'complete'
  | 'loading-more'
  /** A further page failed; the rows are shown. */
  | 'error-more'
  | 'refreshing';
