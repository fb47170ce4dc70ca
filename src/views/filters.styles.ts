import { css } from 'lit';

/** The look of the controls above the list. */
export const filterStyles = css`
  .filters,
  .others {
    display: flex;
    flex-wrap: wrap;
    flex: 1 1 auto;
    gap: 0.5em;
  }

  .filters {
    margin-bottom: var(--gap);
    /* Safari on a phone zooms into a field with smaller text. */
    @media (pointer: coarse) {
      font-size: max(1em, 16px);
    }
  }

  .others > * {
    flex: 1 1 auto;
    max-width: 24em;
  }

  /* The label is inside the field, above the value, and takes no extra space. */
  .field {
    display: grid;
    grid-template-columns: calc(0.75em + 1px) minmax(0, 1fr) 0.75em;
    align-items: center;
    width: 8em;
    > * {
      grid-area: 1 / 1 / auto / -1;
    }
    > label {
      z-index: 1;
      grid-column: 2;
      align-self: start;
      margin-block-start: 0.25em;
      color: var(--muted);
      font-size: var(--small);
      line-height: 1.2;
      pointer-events: none;
    }
    > .control {
      align-self: stretch;
      padding-block: 1.15em 0.25em;
      appearance: none;
      text-overflow: ellipsis;
    }
    > select {
      padding-inline-end: 2em;
    }
    > .glyph {
      z-index: 1;
      justify-self: end;
      margin-inline: 0.75em;
      pointer-events: none;
    }
  }

  .search {
    flex: 3 1 16em;
    grid-template-columns: 2.375em minmax(0, 1fr) var(--target);
    > .control {
      padding-inline: 2.375em var(--target);
    }
    &:has(> :placeholder-shown) > label {
      grid-column: 2 / -1;
      align-self: center;
      margin: 0;
      font-size: 1em;
    }
    > .glyph {
      justify-self: start;
      color: var(--muted);
    }
    /* Ours has a name and is large enough. */
    ::-webkit-search-cancel-button {
      display: none;
    }
  }

  .clear,
  .text-button {
    border: 0;
    background: none;
    font: inherit;
    cursor: pointer;
  }

  .clear {
    display: grid;
    place-items: center;
    place-self: stretch end;
    width: var(--target);
    color: var(--muted);
  }

  /* As large as other controls, but no higher than its line. */
  .text-button {
    height: var(--target);
    margin-block: calc(var(--target) / -2);
    padding: 0 0.75em;
    border-radius: var(--radius);
    color: var(--accent);
    &:focus-visible {
      outline-offset: -0.5em;
    }
  }

  .reset {
    display: grid;
    align-items: center;
    margin-inline-start: auto;
    > *,
    &::before {
      grid-area: 1 / 1;
    }
    &::before {
      padding: 0 0.75em;
      visibility: hidden;
    }
  }

  .header:has(> .reset) > .summary {
    /* Would not have room beside the button. */
    @container (width < 40em) {
      order: 1;
      flex-basis: 100%;
    }
    /* The sentence about a search may need two lines. */
    @container (width < 18em) {
      min-height: 2lh;
    }
  }

  .control {
    /* Has 3:1 wherever the muted text has 4.5:1. */
    border-color: color-mix(in srgb, var(--muted) 80%, var(--surface));
    &.is-set {
      border-color: var(--accent);
      background: color-mix(in srgb, var(--accent) 10%, var(--surface));
      color: var(--accent);
    }
    &[aria-pressed='true'] {
      @media (forced-colors: active) {
        background: SelectedItem;
        color: SelectedItemText;
        forced-color-adjust: none;
      }
    }
  }

  .button,
  .filters,
  .reset {
    @media print {
      display: none;
    }
  }
`;
