import { badgeStyles } from './badge.styles.js';

/** Lets the build remove white space, as it does from the styles of the list. */
const css = String.raw;

const hostStyles = css`
  :host {
    display: inline-block;
  }

  :host([hidden]),
  :host(:not(:state(shown))) {
    display: none !important;
  }

  /* Makes the line no taller when the number comes. */
  .badge {
    margin-block: -0.25em;
  }
`;

export const unreadStyles = badgeStyles + hostStyles;
