import { css } from 'lit';

/** Placeholders for the summary, and for rows: as high as a row, with two bars. */
export const skeletonStyles = css`
  /* The animation begins only if the answer is late: a slow phone needs its frames for the rows. */
  .skeleton,
  .bar {
    @media not (prefers-reduced-motion) {
      animation: pulse 1.2s 1s infinite alternate;
    }
  }

  .body {
    position: relative;
  }

  .cover {
    position: absolute;
    inset: 0;
  }

  .summary.is-covered {
    position: relative;
    &::after {
      position: absolute;
      inset: 0.375em auto auto 0;
      width: 10em;
      height: 0.7em;
      content: '';
    }
  }

  .bars {
    display: grid;
    align-content: space-evenly;
    height: var(--row-height);
    padding-inline: var(--inset);
    border-top: var(--line);
    &::before,
    &::after {
      width: 55%;
      height: 0.7em;
      content: '';
    }
    &::after {
      width: 35%;
    }
  }

  .bar,
  .summary.is-covered::after,
  .bars::before,
  .bars::after {
    border-radius: 1em;
    background: color-mix(in srgb, var(--muted) 22%, var(--surface));
    forced-color-adjust: none;
  }

  /* As wide as the sentence that will come, and wrapped as it will be. */
  .bar {
    color: transparent;
  }

  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }
`;
