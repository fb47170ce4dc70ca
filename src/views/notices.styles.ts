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
    --tone: var(--muted);

    padding: calc(var(--gap) * 2.5) var(--inset);
    color: var(--muted);
    &.is-accent {
      --tone: var(--accent);
    }
    &.is-danger {
      --tone: var(--danger);
    }
  }

  /* Not around the button, which the page may hide. */
  .more > .button,
  .notice:not(.is-whole) {
    margin-top: var(--inset);
  }

  .title {
    color: var(--text);
    font-weight: var(--strong);
  }

  .api-words {
    max-width: 36em;
    color: var(--text);
  }

  .hint {
    max-width: 30em;
    font-size: var(--small);
  }

  .icon {
    width: 3.5em;
    padding: 0.875em;
    border-radius: 50%;
    background: color-mix(in srgb, var(--tone) 12%, transparent);
  }

  /* Readable also where the page has dark surfaces, but no dark colour scheme. */
  .icon,
  .is-danger > .title {
    color: color-mix(in srgb, var(--tone) 70%, var(--text));
  }

  [aria-disabled='true'] {
    cursor: progress;
  }

  .spinner {
    border: 0.15em solid rgb(128 128 128 / 40%);
    border: 0.15em solid color-mix(in srgb, currentcolor 25%, transparent);
    border-block-start-color: currentcolor;
    border-radius: 50%;
    forced-color-adjust: none;
    @media not (prefers-reduced-motion) {
      animation: spin 1s infinite linear;
    }
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
`;
