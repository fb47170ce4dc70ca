import { noChange, nothing, render, type RootPart } from 'lit';
import { AsyncDirective, directive, type DirectiveResult } from 'lit/async-directive.js';
import { isPlaceable } from '../dom/is-placeable.js';
import type { Rooted } from '../dom/row-elements.js';
import type { Lead } from '../model/lead.js';
import type { DeveloperLog } from '../settings/developer-log.js';

/**
 * Returns the content of a row: a node, a string or a Lit template. Null and undefined are empty.
 */
export type RenderLead = (lead: Lead) => unknown;

/** The list that a row is in. */
export interface RowHost {
  /** No row may contain it. */
  readonly element: Node & Rooted;
  readonly log: DeveloperLog;
}

/**
 * Draws the content of a row by the page's `renderLead`, or by `renderBuiltIn` if that throws.
 * Draws into a separate element, since a template can throw while Lit draws it, which must affect
 * only the look of this row.
 */
class CustomRowDirective extends AsyncDirective {
  #lead: Lead | undefined;
  #renderLead: RenderLead | undefined;
  #container: HTMLElement | undefined;
  #root: RootPart | undefined;

  override render(
    lead: Lead,
    renderLead: RenderLead,
    renderBuiltIn: () => unknown,
    { element, log }: RowHost,
  ): unknown {
    // A block draws all its rows if one of them changes.
    if (this.#lead === lead && this.#renderLead === renderLead) {
      return this.#root ? noChange : renderBuiltIn();
    }
    this.#lead = lead;
    this.#renderLead = renderLead;
    try {
      this.#container ??= createContainer();
      const { isConnected } = this;
      // The part exists before the page's template can throw.
      this.#root ??= render(nothing, this.#container, { isConnected });
      const content = renderLead(lead);
      if (!isPlaceable(content, element)) {
        throw new Error('The node contains the list or is part of it.');
      }
      render(content, this.#container);
      return this.#container;
    } catch (error) {
      log.tellFailure('renderLead', 'renderLead failed; the built-in row is shown.', error);
      this.#discard();
      return renderBuiltIn();
    }
  }

  /** Notifies the directives inside of the removal, so that they end their subscriptions. */
  override disconnected(): void {
    this.#root?.setConnected(false);
  }

  override reconnected(): void {
    this.#root?.setConnected(true);
  }

  /** Lit cannot reuse a container with a partly drawn template. */
  #discard(): void {
    this.#root?.setConnected(false);
    this.#root = undefined;
    this.#container = undefined;
  }
}

/** Draws the content of a row, and keeps it until the lead or `renderLead` changes. */
export const customRow: (
  lead: Lead,
  renderLead: RenderLead,
  renderBuiltIn: () => unknown,
  host: RowHost,
) => DirectiveResult = directive(CustomRowDirective);

function createContainer(): HTMLElement {
  const container = document.createElement('div');
  container.className = 'own';
  return container;
}
