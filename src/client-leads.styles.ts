import { css } from 'lit';

/**
 * Sizes are in `em` of the page's own text: `rem` is the page's to set, and some set it to 10px.
 * Nothing but `hidden` depends on the host's own styles, since the page's are stronger there; what
 * inherits and would break the layout is set anew inside. Nothing is chosen by `~` after the list:
 * Chromium would go through all its rows when one page is added.
 */
export const styles = css`
  :host {
    display: block;
    flex: auto;
    min-width: min(100%, 15em);
  }

  :host([hidden]) {
    display: none !important;
  }

  * {
    box-sizing: border-box;
  }

  .widget {
    --accent: var(--client-leads-accent, light-dark(#0b5cad, #8ec5ff));
    --text: var(--client-leads-text, CanvasText);
    --muted: var(--client-leads-muted, light-dark(#59636e, #a3adb8));
    --surface: var(--client-leads-surface, light-dark(#fff, #1c2128));
    --border: var(--client-leads-border-color, light-dark(#d9dee4, #3d444d));
    --radius: var(--client-leads-border-radius, 0.75em);
    --gap: var(--client-leads-gap, 0.75em);
    --danger: var(--client-leads-danger, light-dark(#b3261e, #ffa198));

    position: relative;
    container-type: inline-size;
    contain-intrinsic-inline-size: 15em;
    color: var(--client-leads-text, inherit);
    line-height: 1.45;
    overflow-wrap: anywhere;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
  }

  h2,
  p,
  ::slotted([slot='heading']) {
    margin: 0;
  }

  header,
  form,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.75em;
  }

  header,
  form {
    margin-bottom: var(--gap);
  }

  form {
    align-items: end;
    gap: var(--gap);
  }

  h2 {
    font-size: 1.25em;
    line-height: 1.25;
  }

  h2,
  ::slotted([slot='heading']) {
    margin-inline-end: auto;
  }

  .summary {
    font-size: 0.875em;
  }

  form > label {
    display: grid;
    flex: 9em;
  }

  .list,
  .notice,
  .button,
  input {
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    overflow: clip;
  }

  .button,
  input {
    min-width: 0;
    min-height: max(2.75em, 44px);
    padding: 0.5em 0.75em;
    border-color: var(--muted);
    font: inherit;
  }

  .button {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }

  .notice {
    padding: calc(var(--gap) * 1.5) calc(var(--gap) * 1.25);
    color: var(--muted);
    text-align: center;
  }

  .danger {
    color: var(--danger);
  }

  [aria-invalid='true'] {
    border-color: var(--danger);
  }

  [aria-disabled='true'] {
    border-color: var(--muted);
    color: var(--muted);
    cursor: progress;
  }

  .list + .notice,
  .notice > .button,
  #load-more {
    margin-top: var(--gap);
  }

  #load-more {
    width: 100%;
  }

  .block {
    content-visibility: auto;
    contain-intrinsic-size: auto calc(var(--rows) * 5em);
  }

  .block + .block,
  .row + .row {
    border-top: 1px solid var(--border);
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .row {
    padding: var(--gap) calc(var(--gap) * 1.25);

    > * {
      min-width: 0;
      color: var(--muted);
      font-size: 0.875em;
      unicode-bidi: isolate;
    }

    > .subject {
      all: unset;
      box-sizing: border-box;
      font-weight: 500;
    }

    > .own,
    > .subject,
    > .meta {
      flex: 100%;
    }

    > .own,
    > .status {
      color: inherit;
    }

    > .own {
      font-size: 1em;
    }

    &.is-unread > .subject {
      font-weight: 700;
    }

    > .mark,
    > .unread {
      padding: 0 0.5em;
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }

    > .unread {
      min-width: 1.75em;
      margin-inline-start: auto;
      border-color: transparent;
      border-radius: 1em;
      background: var(--accent);
      color: var(--surface);
      font-weight: 600;
      text-align: center;
    }

    > .bar {
      flex-grow: 1;
      margin-inline-end: 25%;
      padding: 0.25em 0;
      border-radius: 0.5em;
      background: var(--border) content-box;
      line-height: 0.95em;
      forced-color-adjust: none;
    }

    > :is(a, button).subject {
      color: var(--accent);
      user-select: text;
    }

    &:hover > :is(a, button).subject {
      text-decoration: underline;
    }

    &:has(> :is(a, button)) {
      cursor: pointer;
    }

    &:focus,
    &:has(> :focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: -3px;
      border-radius: var(--radius);
    }
  }

  .button:hover,
  .row:hover:has(> :is(a, button)) {
    background: color-mix(in srgb, var(--accent) 6%, var(--surface));
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: clip;
    opacity: 0;
    white-space: nowrap;
  }

  @container (min-width: 52em) {
    form > label {
      max-width: 13em;
    }

    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(11.5em, 0.3fr) 10.5em 2.5em;

      > .own {
        grid-column: 1 / -1;
      }

      > .subject {
        grid-area: 1 / 1;
      }

      > .status {
        grid-area: 1 / 2;
        justify-self: start;
      }

      > .time {
        grid-area: 1 / 3;
      }

      > .unread {
        grid-area: 1 / 4;
      }

      > .meta {
        grid-area: 2 / 1;
      }

      > .mark {
        grid-area: 2 / 2;
        justify-self: start;
      }

      > .number {
        grid-area: 2 / 3;
      }
    }
  }

  @media not (prefers-reduced-motion) {
    .bar {
      animation: pulse 1.5s infinite alternate;
    }
  }

  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }

  @media print {
    .block {
      content-visibility: visible;
    }

    .row {
      break-inside: avoid;
    }

    .button,
    form {
      display: none;
    }
  }
`;
