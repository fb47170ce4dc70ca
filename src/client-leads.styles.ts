import { css, unsafeCSS, type CSSResult } from 'lit';
import { badgeStyles } from './badge.styles.js';
import { filterStyles } from './views/filters.styles.js';
import { noticeStyles } from './views/notices.styles.js';
import { rowStyles } from './views/row.styles.js';
import { olderBrowserStyles } from './views/older-browsers.styles.js';
import { skeletonStyles } from './views/skeleton.styles.js';

/**
 * Sizes are in `em` of the page's own text, since some pages set `rem` to 10px. Only `hidden`
 * depends on the host's own styles, since the page's styles are stronger there. Inherited
 * properties that would break the layout are reset inside. No selector uses `~` after the list:
 * Chromium would go through all its rows when a page is added.
 */
const frameStyles = css`
  :host {
    display: block;
    flex: auto;
    min-width: min(100%, 15em);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  /*
   * In its place, but for nobody: it may be the former client's. A popover or dialog in a row, which
   * is above the page, inherits the visibility alone. The controls have no values meanwhile.
   */
  [inert]:not(.filters) {
    visibility: hidden;
    opacity: 0;
  }

  *,
  ::before {
    box-sizing: border-box;
  }

  .widget {
    --accent: var(--client-leads-accent, light-dark(#0b5cad, #8ec5ff));
    --text: var(--client-leads-text, CanvasText);
    --muted: var(--client-leads-muted, light-dark(#59636e, #a3adb8));
    --surface: var(--client-leads-surface, light-dark(#fff, #1c2128));
    --border: var(--client-leads-border-color, light-dark(#d9dee4, #3d444d));
    --danger: var(--client-leads-danger, light-dark(#b3261e, #ffa198));
    --on-accent: light-dark(#fff, #1c2128);
    --gap: var(--client-leads-gap, 0.625em);
    --inset: calc(var(--gap) * 1.5);
    --radius: var(--client-leads-border-radius, 0.75em);
    --line: 1px solid var(--border);
    --small: max(0.8125em, 12px);
    --strong: 600;
    /* The least height of what a mouse or a finger presses. */
    --target: max(2.5em, 40px);

    position: relative;
    max-width: var(--client-leads-max-width, 75em);
    container-type: inline-size;
    contain-intrinsic-inline-size: 15em;
    color: var(--client-leads-text, inherit);
    font-size: max(100%, 12px);
    line-height: 1.45;
    overflow-wrap: anywhere;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    /* System colours follow the page's colour scheme. */
    @supports not (color: light-dark(red, red)) {
      --accent: var(--client-leads-accent, LinkText);
      --muted: var(--client-leads-muted, CanvasText);
      --surface: var(--client-leads-surface, Canvas);
      --border: var(--client-leads-border-color, rgb(128 128 128 / 40%));
      --danger: var(--client-leads-danger, #d64545);
      --on-accent: Canvas;
    }
    /* Chromium's LinkText was that of a light page. */
    @supports (color: -webkit-link) and (not (color: light-dark(red, red))) {
      --accent: var(--client-leads-accent, -webkit-link);
    }
    @media (pointer: coarse) {
      --target: max(2.75em, 44px);
    }
    @media (forced-colors: active) {
      --accent: Highlight;
      --on-accent: HighlightText;
      --surface: Canvas;
    }
    /* Ink on white paper, even if the page is dark or has the colours of a dark brand. */
    @media print {
      --accent: CanvasText;
      --text: CanvasText;
      --muted: #59636e;
      --surface: #fff;

      background: var(--surface);
      color: CanvasText;
      color-scheme: light;
    }
  }

  .heading,
  p,
  ::slotted([slot='heading']) {
    margin: 0;
  }

  /* A sentence has the direction of its language, but starts at the side of the page's lines. */
  .heading,
  p {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    unicode-bidi: plaintext;
  }

  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--gap) 0.75em;
    margin-bottom: var(--gap);
  }

  .heading {
    font-size: 1.25em;
    font-weight: var(--strong);
    line-height: 1.25;
  }

  .summary {
    flex: 1 1 12em;
    font-size: var(--small);
    /* A line has its room, and its baseline, before the sentence comes. */
    > span::before {
      content: '\\200b';
    }
  }

  /* Shown, but neither read, found nor copied. */
  [data-text]::before {
    content: attr(data-text);
    unicode-bidi: plaintext;
  }

  ::slotted([slot='footer']) {
    margin-block-start: 12px;
  }

  ::slotted(a[slot='footer']) {
    display: inline-block;
    color: var(--accent);
  }

  .list,
  .notice,
  .button,
  .control,
  .status {
    border: var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    overflow: clip;
  }

  .button,
  .control {
    min-width: 0;
    min-height: var(--target);
    font: inherit;
    cursor: pointer;
  }

  /* The tint of what a pointer is on, or presses. */
  :is(.row, .button, .control) {
    @media (hover: hover) {
      &:hover {
        --wash: 5%;
      }
    }
    &:active {
      --wash: 14%;
    }
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    width: 100%;
    padding: 0.5em 0.125em;
    border-color: var(--accent);
    box-shadow: inset 0 0 0 99em color-mix(in srgb, currentcolor var(--wash, 0%), transparent);
    font-weight: var(--strong);
    text-decoration: none;
    &.is-main {
      background: var(--accent);
      color: var(--on-accent);
      forced-color-adjust: none;
    }
    @container (width >= 40em) {
      max-width: 20em;
    }
  }

  .glyph,
  .spinner {
    flex: none;
    width: 1em;
    height: 1em;
  }

  svg {
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  /* The sentence comes some time after the rows, and must not lay them out again. */
  [aria-live] {
    contain: strict;
  }
`;

/**
 * In the order of the cascade. An array, since Lit's `css` joins its values by
 * `Array.prototype.reduce`, which old libraries replace.
 */
export const styles: CSSResult[] = [
  frameStyles,
  rowStyles,
  unsafeCSS(badgeStyles),
  skeletonStyles,
  noticeStyles,
  filterStyles,
  olderBrowserStyles,
];
