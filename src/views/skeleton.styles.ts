import { css } from 'lit';

/** Rows of one line, with bars that have the classes of fields, so the rules for fields apply. */
export const skeletonStyles = css`
  /* Continues the list without a gap. */
  .list:has(+ .reserved) {
    border-radius: var(--radius) var(--radius) 0 0;
  }

  .reserved {
    position: relative;
    border-block-start: none;
    border-radius: 0 0 var(--radius) var(--radius);
    > .spinner {
      position: absolute;
      inset-block-start: var(--gap);
      inset-inline-end: var(--inset);
      color: var(--accent);
      font-size: var(--large);
    }
    /* At the place of the spinner. */
    .row:first-child .time {
      visibility: hidden;
    }
  }

  /* As many lines of equal height as rows, even for rows that are not drawn. */
  .room {
    display: grid;
    grid-template-rows: repeat(var(--rows), 1fr);
    background: linear-gradient(var(--border) 1px, transparent 1px) 0 0 / 100%
      calc(100% / var(--rows));
    > .row {
      border-top-color: transparent;
    }
  }

  .row .bar {
    width: 6.5em;
    border-color: transparent;
    background: color-mix(in srgb, var(--muted) 22%, var(--surface));
    color: transparent;
    /* Lower than the line, which keeps its height. */
    clip-path: inset(0.25em 0 round var(--radius));
    forced-color-adjust: none;
    &::before {
      border: 0;
    }
    &.subject {
      width: 60%;
    }
    &.time {
      width: auto;
    }
  }

  /*
   * One animation for all bars, since each would have a layer. It begins only when the answer is
   * late: a slow phone needs the time of its frames for the rows.
   */
  .pulsing {
    @media not (prefers-reduced-motion) {
      animation: pulse 1.2s 1s infinite alternate;
    }
  }

  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }
`;
