import { css } from 'lit';

/** The look of sentences and buttons that replace the list or follow it. */
export const noticeStyles = css`
  .notice,
  .more {
    display: grid;
    justify-items: center;
    gap: var(--gap);
    text-align: center;
    text-wrap: balance;
  }

  .notice {
    padding: calc(var(--gap) * 2.5) calc(var(--gap) * 1.5);
    color: var(--muted);
  }

  .notice.is-whole {
    padding-block: calc(var(--gap) * 5);
  }

  /* In the middle of the room for the first rows, and no taller than three of them. */
  .stack .notice {
    align-content: center;
    height: 100%;
    padding-block: var(--gap);
  }

  .more:has(> *),
  .notice:not(.is-whole) {
    margin-top: calc(var(--gap) * 1.5);
  }

  .is-placeholder {
    visibility: hidden;
  }

  .title {
    color: var(--text);
    font-weight: var(--strong);
  }

  .hint {
    max-width: 30em;
    font-size: var(--small);
  }

  .danger,
  .is-failure > .title {
    color: var(--danger);
  }

  .icon {
    --tone: var(--muted);

    width: 3.5em;
    padding: 0.875em;
    border-radius: 50%;
    background: color-mix(in srgb, var(--tone) 12%, transparent);
    color: var(--tone);
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
    &.is-accent {
      --tone: var(--accent);
    }
    &.is-danger {
      --tone: var(--danger);
    }
  }

  .more > .button,
  .notice > .button {
    width: 100%;
    max-width: 20em;
  }

  .button.is-main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--surface);
  }

  .button.is-plain {
    border-color: transparent;
    background: none;
  }

  :is(.is-main, .is-plain):hover {
    text-decoration: underline;
  }

  [aria-disabled='true'] {
    cursor: progress;
  }

  .spinner {
    flex: none;
    width: 1em;
    height: 1em;
    border: 0.15em solid color-mix(in srgb, currentcolor 25%, transparent);
    border-block-start-color: currentcolor;
    border-radius: 50%;
    forced-color-adjust: none;
  }

  /* Not part of the button's label, since a busy button accepts no press. */
  .work::before {
    content: attr(data-text);
  }

  /* Leaves room for the progress bar. */
  .more > .button {
    position: relative;
    margin-top: calc(0.25em + var(--gap));
    overflow: visible;
  }

  .progress {
    position: absolute;
    inset: auto -1px calc(100% + 1px + var(--gap));
    height: 0.25em;
    border-radius: var(--radius);
    background: var(--border);
    overflow: clip;
    pointer-events: none;
    forced-color-adjust: none;
    > span {
      display: block;
      height: 100%;
      background: var(--accent);
    }
  }

  @media not (prefers-reduced-motion) {
    .spinner {
      animation: spin 1s infinite linear;
    }
  }

  @media (forced-colors: active) {
    .progress {
      --border: GrayText;
      --accent: Highlight;
    }
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
`;
