import { css } from 'lit';

/** The look of the controls above the list. */
export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    flex: 0 0 100%;
    gap: 0.5em;
    /* Safari on a phone zooms into a field with smaller text. */
    @media (pointer: coarse) {
      font-size: max(1em, 16px);
    }
  }

  .field {
    display: grid;
    position: relative;
    color: var(--text);
    > * {
      grid-area: 1 / 1;
    }
    > svg {
      align-self: center;
      margin-inline: 0.5em;
      pointer-events: none;
    }
    > .arrow {
      justify-self: end;
    }
    /* Beside the colour, and outside the control, whose width it does not change. */
    > .tick {
      position: absolute;
      inset-block-start: -0.375em;
      inset-inline-end: -0.25em;
      width: 1em;
      margin: 0;
      fill: var(--accent);
      stroke: var(--on-accent);
    }
  }

  .control {
    padding: 0 0.5em;
    /* Has 3:1 wherever the muted text has 4.5:1. */
    border-color: color-mix(in srgb, var(--muted) 80%, var(--surface));
    appearance: none;
    /* A chosen status has its own direction, but starts at the side of the page's lines. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    &:hover,
    .is-set > & {
      background: color-mix(in srgb, var(--accent) 10%, var(--surface));
    }
    .is-set > & {
      border-color: var(--accent);
    }
    &::placeholder {
      color: color-mix(in srgb, var(--text) 75%, var(--surface));
      opacity: 1;
    }
  }

  .search {
    flex: 1 1 100%;
    > .control {
      padding-inline: 2em var(--target);
    }
    /* Ours has a name and is large enough. */
    ::-webkit-search-cancel-button {
      display: none;
    }
    @container (width >= 40em) {
      flex: 1 0 12em;
      max-width: 24em;
    }
  }

  .status-field {
    flex: 1 1 6em;
    min-width: 0;
    > .control {
      padding-inline-end: 1.5em;
    }
    @container (width >= 40em) {
      flex: 0 1 16em;
    }
  }

  /* Leaves room for a chosen status. */
  button.control {
    font-size: var(--small);
  }

  .clear,
  .reset {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .clear {
    display: grid;
    place-items: center;
    justify-self: end;
    width: var(--target);
  }

  /* As high as other controls, but its line is no higher for it. It stands on the page. */
  .reset {
    margin-block: calc((1.45em - var(--target)) / 2);
    padding: calc((var(--target) - 1.45em) / 2) 0;
    font-size: var(--small);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button,
  .filters,
  .reset {
    @media print {
      display: none;
    }
  }
`;
