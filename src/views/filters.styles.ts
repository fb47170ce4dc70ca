import { css } from 'lit';

/** The look of the controls above the list. */
export const filterStyles = css`
  .filters {
    display: grid;
    gap: var(--gap);
    margin-bottom: var(--gap);
    /* Safari on a phone zooms into a field with smaller text. */
    @media (pointer: coarse) {
      font-size: max(1em, 16px);
    }
    @media print {
      display: none;
    }
  }

  .controls,
  .chips {
    display: flex;
    gap: 0.5em;
    min-width: 0;
  }

  .chips > * {
    flex: none;
    max-width: 12em;
  }

  /* The label is inside the field, above the value, and takes no extra space. */
  .field {
    display: grid;
    grid-template-columns: calc(0.75em + 1px) minmax(0, 1fr) 0.75em;
    align-items: center;
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
    }
    > select {
      padding-inline-end: 2.25em;
    }
    > .glyph {
      z-index: 1;
      justify-self: end;
      margin-inline: 0.75em;
      pointer-events: none;
    }
  }

  .search {
    flex: 1 1 8em;
    grid-template-columns: 2.375em minmax(0, 1fr) 0.75em;
    > .control {
      padding-inline: 2.375em 2.75em;
    }
    &:has(> :placeholder-shown) > label {
      align-self: center;
      margin: 0;
      font-size: 1em;
    }
    > .glyph {
      justify-self: start;
      color: var(--muted);
    }
  }

  .clear {
    display: grid;
    place-items: center;
    place-self: stretch end;
    width: max(2.75em, 44px);
    border: 0;
    background: none;
    color: var(--muted);
    font: inherit;
    cursor: pointer;
  }

  .control.is-set {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 10%, var(--surface));
    color: var(--accent);
    @media (forced-colors: active) {
      border-width: 3px;
    }
  }

  @container (width < 40em) {
    .controls {
      flex-direction: column;
    }
    .search {
      flex: none;
    }
    .chips {
      overflow-x: auto;
      scrollbar-width: none;
      > :is(.is-set, :has(> .is-set)) {
        order: -1;
      }
      /* Inside, since the scroller clips what is outside. */
      :focus-visible {
        outline-offset: -3px;
      }
    }
  }
`;
