import { css } from 'lit';

/**
 * Placeholders for rows: one box with a picture of bars, since boxes for each would delay the rows
 * themselves on a slow phone.
 */
export const skeletonStyles = css`
  .skeleton {
    --bar: color-mix(in srgb, var(--muted) 22%, var(--surface));
    --first: linear-gradient(#0000 0.85em, var(--bar) 0 1.6em, #0000 0);
    --second: linear-gradient(#0000 2.55em, var(--bar) 0 3.2em, #0000 0);
    --third: linear-gradient(#0000 4.1em, var(--bar) 0 4.7em, #0000 0);
    --end: right var(--inset) top 0;
    --status: var(--inset) 0;
    --subject-width: 55%;
    --details-width: 45%;

    height: calc(var(--rows) * var(--row-height) + 1px);
    background:
      linear-gradient(var(--border) 1px, #0000 0) 0 -1px / 100% var(--row-height),
      var(--first) var(--inset) 0 / var(--subject-width) var(--row-height) repeat-y,
      var(--second) var(--status) / 6.5em var(--row-height) repeat-y,
      var(--second) var(--end) / 5.5em var(--row-height) repeat-y,
      var(--third) var(--inset) 0 / var(--details-width) var(--row-height) repeat-y,
      var(--third) var(--end) / 4.5em var(--row-height) repeat-y,
      var(--surface);
    forced-color-adjust: none;
    &:dir(rtl) {
      scale: -1 1;
    }
    /* The animation begins only if the answer is late: a slow phone needs its frames for the rows. */
    @media not (prefers-reduced-motion) {
      animation: pulse 1.2s 1s infinite alternate;
    }
    /* Status and date are in the line of the subject. */
    @container (min-width: 54em) {
      --second: var(--first);
      --third: linear-gradient(#0000 2.45em, var(--bar) 0 3.05em, #0000 0);
      --status: right calc(var(--inset) + 20.75em) top 0;
      --subject-width: 30%;
      --details-width: 20%;
    }
  }

  /*
   * Placeholders for a further page continue the list without a gap. A rule for neighbours, such as
   * .list + .skeleton, makes Chromium walk all rows when they come or go.
   */
  .list[aria-busy='true'] {
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .skeleton.is-further {
    border-block-start: none;
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }

  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }
`;
