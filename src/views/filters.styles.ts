import { css } from 'lit';

/** The look of the controls above the list. */
export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    flex: 0 0 100%;
    gap: 0.5em 0.375em;
    /* Safari on a phone zooms into a field with smaller text. */
    @media (pointer: coarse) {
      font-size: max(1em, 16px);
    }
  }

  .field {
    display: grid;
    color: var(--text);
    > * {
      grid-area: 1 / 1;
    }
    > svg {
      align-self: center;
      margin-inline: 0.5em;
      pointer-events: none;
    }
    > .arrow,
    > .tick {
      justify-self: end;
      width: 0.75em;
      margin-inline: var(--end);
    }
    /* Beside the colour: in place of the arrow, or in the corner, where no letter is. */
    > .tick {
      fill: var(--accent);
      stroke: var(--on-accent);
    }
    > button + .tick {
      align-self: start;
      width: 0.625em;
      margin: 0.125em;
    }
  }

  .control {
    padding: 0 0.375em;
    /* Has 3:1 wherever the muted text has 4.5:1. */
    border-color: color-mix(in srgb, var(--muted) 80%, var(--surface));
    background: color-mix(in srgb, var(--accent) var(--wash, 0%), var(--surface));
    appearance: none;
    /* A chosen status has its own direction, but starts at the side of the page's lines. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    .is-set > & {
      --wash: 12%;

      border-color: var(--accent);
      &:active {
        --wash: 20%;
      }
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
    --end: 0.0625em;

    flex: 1 1 6em;
    min-width: 0;
    > .control {
      padding-inline: calc(0.3125em + var(--end)) calc(0.75em + var(--end));
    }
    @container (width >= 40em) {
      --end: 0.5em;

      flex: 0 1 16em;
    }
  }

  /* Leaves room for a chosen status. */
  button.control {
    padding-inline: 0.25em;
    font-size: max(0.75em, 12px);
    @container (width >= 40em) {
      padding-inline: 0.75em;
      font-size: inherit;
    }
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
    min-height: var(--target);
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
