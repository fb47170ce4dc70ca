import { noChange, type ChildPart } from 'lit';
import {
  clearPart,
  insertPart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';
import { Directive, directive } from 'lit/directive.js';

/**
 * Draws what the page's code returns in a part of its own, whose errors can be caught. Lit would draw
 * it later, and an error would leave the whole list half drawn.
 */
class OwnContent extends Directive {
  /** Missing after an error, since Lit cannot go on with what is half drawn. */
  #own: ChildPart | undefined;

  /**
   * @param _draw returns what is shown, or throws
   * @param _drawInstead returns what is shown after an error
   */
  override render(_draw: () => unknown, _drawInstead: (error: unknown) => unknown): unknown {
    return noChange;
  }

  override update(part: ChildPart, [draw, drawInstead]: Parameters<this['render']>): unknown {
    try {
      const content = draw();
      if (!this.#own) {
        clearPart(part);
        this.#own = insertPart(part);
        setCommittedValue(part, [this.#own]);
      }
      setChildPartValue(this.#own, content);
      return noChange;
    } catch (error) {
      this.#own = undefined;
      // Lit removes all that is in the part.
      return drawInstead(error);
    }
  }
}

export const ownContent = directive(OwnContent);
