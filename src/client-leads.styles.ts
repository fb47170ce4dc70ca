import { css } from 'lit';

/**
 * Sizes are in `em` of the page's own text: `rem` is the page's to set, and some set it to 10px.
 * Nothing but `hidden` depends on the host's own styles, since the page's are stronger there; what
 * inherits and would break the layout is set anew inside.
 */
export const styles = css`
  :host {
    display: block;
    flex: 1 1 auto;
    min-inline-size: min(100%, 15em);
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  .widget {
    --accent: var(--client-leads-accent, light-dark(#0b5cad, #8ec5ff));
    --text: var(--client-leads-text, CanvasText);
    --muted: var(--client-leads-muted, light-dark(#59636e, #a3adb8));
    --surface: var(--client-leads-surface, light-dark(#fff, #1c2128));
    --border: var(--client-leads-border, light-dark(#d9dee4, #3d444d));
    --radius: var(--client-leads-radius, 0.75em);
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
  p {
    margin: 0;
  }

  section {
    outline: none;
  }

  header,
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 1em;
    margin-block-end: var(--gap);
  }

  form {
    align-items: end;
    gap: var(--gap);
  }

  .heading {
    margin-inline-end: auto;
    font-size: 1.25em;
    line-height: 1.25;
  }

  .summary {
    font-size: 0.875em;
  }

  .field {
    display: grid;
    flex: 1 1 9em;
  }

  input,
  .button {
    min-inline-size: 0;
    min-block-size: max(2.75em, 44px);
    padding: 0.5em 0.75em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  .button {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }

  input[aria-invalid='true'] {
    border-color: var(--danger);
  }

  .list,
  .notice {
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    overflow: clip;
  }

  .block {
    content-visibility: auto;
    contain-intrinsic-size: auto calc(var(--rows) * 5em);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.75em;
    padding: var(--gap) calc(var(--gap) * 1.25);
  }

  .row + .row,
  .block + .block {
    border-block-start: 1px solid var(--border);
  }

  .row > * {
    min-inline-size: 0;
    color: var(--muted);
    font-size: 0.875em;
    unicode-bidi: isolate;
  }

  .row > .own,
  .row > .subject {
    flex: 1 1 100%;
    color: var(--text);
    font-size: 1em;
  }

  .row > .subject {
    padding: 0;
    border: 0;
    background: none;
    font-family: inherit;
    font-weight: 500;
    line-height: inherit;
    text-align: start;
  }

  .is-unread > .subject {
    font-weight: 700;
  }

  .row > .status {
    color: var(--text);
  }

  .mark {
    padding-inline: 0.5em;
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }

  .row > .unread {
    min-inline-size: 1.75em;
    margin-inline-start: auto;
    padding-inline: 0.5em;
    border: 1px solid transparent;
    border-radius: 1em;
    background: var(--accent);
    color: var(--surface);
    font-weight: 600;
    text-align: center;
  }

  .meta {
    flex: 1 1 100%;
  }

  .row:has(> :is(a, button)) {
    cursor: pointer;
  }

  .row > :is(a, button).subject {
    color: var(--accent);
    cursor: pointer;
    text-decoration: none;
    user-select: text;
  }

  .row:hover > :is(a, button).subject {
    text-decoration: underline;
  }

  .row:hover:has(> :is(a, button)) {
    background: color-mix(in srgb, var(--accent) 6%, var(--surface));
  }

  .button:hover {
    background: color-mix(in srgb, var(--accent) 8%, var(--surface));
  }

  .row:focus,
  .row:has(> :is(a, button):focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
    border-radius: var(--radius);
  }

  .row > :focus-visible {
    outline: none;
  }

  section:focus-visible,
  .button:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .load-more {
    inline-size: 100%;
    margin-block-start: var(--gap);
  }

  .button[aria-disabled='true'] {
    border-color: var(--muted);
    color: var(--muted);
    cursor: progress;
  }

  .notice {
    padding: calc(var(--gap) * 1.5) calc(var(--gap) * 1.25);
    text-align: center;
  }

  .list + .notice {
    margin-block-start: var(--gap);
  }

  .message {
    color: var(--muted);
  }

  .danger {
    color: var(--danger);
  }

  .retry {
    margin-block-start: var(--gap);
  }

  .row > .bar {
    padding-block: 0.25em;
    border-radius: 0.5em;
    background: var(--border) content-box;
    line-height: calc(1.45em - 0.5em);
  }

  .bar.subject {
    margin-inline-end: 25%;
  }

  .bar.status {
    inline-size: 6em;
  }

  .bar.time {
    inline-size: 9em;
  }

  .bar.meta {
    margin-inline-end: 45%;
  }

  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @container (min-inline-size: 52em) {
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 8.5em 10.5em 2.5em;
    }

    .field {
      max-inline-size: 13em;
    }

    .row > .own {
      grid-column: 1 / -1;
    }

    .row > .subject {
      grid-area: 1 / 1;
    }

    .row > .status {
      grid-area: 1 / 2;
    }

    .row > .time {
      grid-area: 1 / 3;
    }

    .row > .unread {
      grid-area: 1 / 4;
    }

    .row > .meta {
      grid-area: 2 / 1;
    }

    .row > .mark {
      grid-area: 2 / 2;
      justify-self: start;
    }

    .row > .number {
      grid-area: 2 / 3;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: pulse 1.5s ease-in-out infinite alternate;
    }
  }

  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }

  @media (forced-colors: active) {
    .row > .bar {
      background: GrayText content-box;
      forced-color-adjust: none;
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
