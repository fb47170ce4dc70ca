import { css } from 'lit';

/**
 * What browsers draw that lack newer CSS. A plain value before the newer one suffices only if neither
 * has a `var()`: with it, a browser drops the value it does not know too late to use the other.
 */
export const olderBrowserStyles = css`
  /* Tones in the middle between black and white, which are seen on light and dark surfaces. */
  @supports not (color: light-dark(red, red)) {
    .status.is-progress {
      --tone: var(--client-leads-tone-progress, #8a63d2);
    }
    .status.is-attention {
      --tone: var(--client-leads-tone-attention, #b36b00);
      --tint: var(--tone);
    }
    .status.is-success {
      --tone: var(--client-leads-tone-success, #2b8a3e);
    }
    .status.is-danger {
      --tone: var(--client-leads-tone-danger, #d64545);
    }
  }

  /* Tints of one grey. A tone has its border instead. */
  @supports not (color: color-mix(in srgb, red, red)) {
    .status,
    .icon {
      background: rgb(128 128 128 / 12%);
    }
    .control {
      background: var(--surface);
    }
    .is-set > .control,
    .control[aria-pressed='true'] {
      background: linear-gradient(rgb(128 128 128 / 12%) 0 0) var(--surface);
    }
    .bar,
    .summary.is-covered::after,
    .bars::before,
    .bars::after {
      background: rgb(128 128 128 / 32%);
    }
    .status {
      border-color: var(--border);
    }
    .status:not(.is-neutral) {
      border-color: var(--tone);
    }
  }

  /* The box of a link or button is as large as the row, which cannot know of its focus. */
  @supports not selector(:has(a)) {
    .row:focus-visible,
    .subject:focus-visible::after {
      outline: 2px solid var(--accent);
      outline-offset: -3px;
      border-radius: var(--radius);
    }
  }
`;
