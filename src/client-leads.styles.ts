import { css } from 'lit';

/** Sizes are in `em` of the page's own text: `rem` is the page's to set, and some set it to 10px. */
export const styles = css`
  :host {
    --accent: var(--client-leads-accent, light-dark(#0b5cad, #8ec5ff));
    --text: var(--client-leads-text, CanvasText);
    --muted: var(--client-leads-muted, light-dark(#59636e, #a3adb8));
    --surface: var(--client-leads-surface, light-dark(#fff, #1c2128));
    --border: var(--client-leads-border, light-dark(#d5dae0, #444c56));
    --radius: var(--client-leads-radius, 0.75em);
    --gap: var(--client-leads-gap, 0.75em);
    --danger: var(--client-leads-danger, light-dark(#b3261e, #ffa198));

    display: block;
    min-inline-size: min(100%, 15em);
    flex: 1 1 auto;
    box-sizing: border-box;
    container-type: inline-size;
    color: var(--text);
    line-height: 1.45;
    text-align: start;
    overflow-wrap: anywhere;
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  p {
    margin: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25em 1em;
    margin-block-end: var(--gap);
  }

  [part='heading'] {
    font-size: 1.25em;
    line-height: 1.25;
  }

  [part='summary'],
  .facts {
    color: var(--muted);
    font-size: 0.875em;
  }

  [part='list'],
  [part='skeleton'] {
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    overflow: clip;
  }

  .block {
    content-visibility: auto;
    contain-intrinsic-size: auto calc(var(--rows) * 4.5em);
  }

  .row {
    padding: var(--gap) calc(var(--gap) * 1.25);
  }

  .row + .row,
  .block + .block {
    border-block-start: 1px solid var(--border);
  }

  .row:focus {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: baseline;
    justify-content: space-between;
  }

  [part='subject'] {
    flex: 1 1 14em;
    min-inline-size: 0;
    font-weight: 600;
    unicode-bidi: isolate;
  }

  [part='unread'] {
    padding: 0.125em 0.625em;
    border-radius: 1em;
    background: var(--accent);
    color: light-dark(#fff, #0d1117);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125em 1em;
    margin-block-start: 0.25em;
  }

  .facts > * {
    min-inline-size: 0;
    unicode-bidi: isolate;
  }

  [part='status'] {
    color: var(--text);
    font-weight: 500;
  }

  [part='mark'] {
    padding-inline: 0.5em;
    border: 1px solid var(--border);
    border-radius: 0.5em;
  }

  .button {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75em;
    margin-block-start: var(--gap);
    padding: 0.5em 1em;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .button:hover {
    border-color: var(--accent);
  }

  .button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .button[aria-disabled='true'] {
    color: var(--muted);
    cursor: progress;
  }

  [part='message'] {
    margin-block: var(--gap);
    color: var(--muted);
  }

  .notice {
    padding: calc(var(--gap) / 2) calc(var(--gap) * 1.25);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    text-align: center;
  }

  .danger {
    color: var(--danger);
  }

  [part='retry'] {
    inline-size: auto;
    margin-block: 0 var(--gap);
    margin-inline: auto;
  }

  .bar {
    block-size: 0.8em;
    margin-block: 0.325em;
    border-radius: 0.4em;
    background: var(--border);
    inline-size: 70%;
  }

  .bar.short {
    inline-size: 45%;
  }

  .bar.shorter {
    inline-size: 30%;
  }

  .announcer {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @container (max-inline-size: 30em) {
    header {
      flex-direction: column;
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

  @media print {
    .block {
      content-visibility: visible;
    }

    .button {
      display: none;
    }
  }
`;
