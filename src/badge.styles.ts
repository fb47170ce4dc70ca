/** Lets the build remove white space, as it does from the styles of the list. */
const css = String.raw;

/** What the list and the badge have in common: a number of messages, and texts that are only spoken. */
export const badgeStyles = css`
  .badge {
    display: inline-block;
    flex: none;
    box-sizing: border-box;
    min-width: 1.7em;
    /* Makes the line no higher. */
    margin-block: -0.125em;
    padding-inline: 0.5em;
    border: 1px solid transparent;
    border-radius: var(--client-leads-border-radius, 0.75em);
    background: var(--client-leads-accent, light-dark(#0b5cad, #8ec5ff));
    color: light-dark(#fff, #1c2128);
    @supports not (color: light-dark(red, red)) {
      background: var(--client-leads-accent, LinkText);
      color: Canvas;
    }
    @supports (color: -webkit-link) and (not (color: light-dark(red, red))) {
      background: var(--client-leads-accent, -webkit-link);
    }
    font-size: max(0.8125em, 12px);
    font-weight: 600;
    line-height: 1.35;
    letter-spacing: normal;
    text-align: center;
    text-indent: 0;
    white-space: nowrap;
    @media print {
      border-color: currentcolor;
      background: none;
      color: inherit;
    }
    @media (forced-colors: active) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: clip;
    opacity: 0;
    white-space: nowrap;
    /* A reader who copies the list gets each text once. Safari needs the prefix. */
    -webkit-user-select: none;
    user-select: none;
  }
`;

/** The badge alone. */
export const unreadStyles =
  badgeStyles +
  css`
    :host {
      display: inline-block;
    }

    :host([hidden]) {
      display: none !important;
    }

    /* A rule of its own, which a browser without custom states drops. There, the number hides. */
    :host(:not(:state(shown))) {
      display: none !important;
    }

    .badge:empty {
      display: none;
    }

    .badge {
      /* Unlike a space, it is not underlined. */
      margin-inline-start: 0.45em;
      /* In the middle of the larger letters beside it. */
      vertical-align: 0.12em;
    }
  `;
