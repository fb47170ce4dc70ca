import { css } from 'lit';

/** Placeholders for rows: as high as a row, with two bars. */
export const skeletonStyles = css`
  /* The animation begins only if the answer is late: a slow phone needs its frames for the rows. */
  .skeleton {
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

  .summary.is-pending::after,
  .bars::before,
  .bars::after {
    height: 0.7em;
    border-radius: 1em;
    background: color-mix(in srgb, var(--muted) 22%, var(--surface));
    content: '';
    forced-color-adjust: none;
  }

  .summary.is-pending {
    position: relative;
    &::after {
      position: absolute;
      inset: 0.375em auto auto 0;
      width: 10em;
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
    }
    &::after {
      width: 35%;
    }
  }

  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }
`;
