import { languageFor, type Language, type LanguageOptions } from '../i18n/language.js';
import type { LeadLink } from '../leads/lead-link.js';
import type { Lead } from '../leads/lead.js';

/** Gives the inside of a row: a node, a string or a Lit template; nothing leaves it empty. */
export type RenderLead = (lead: Lead) => unknown;

export interface RowLookOptions extends LanguageOptions {
  /** Makes the subject a link. */
  readonly link: LeadLink | undefined;
  /** Without `link`: makes the subject a button. */
  readonly isSelectable: boolean;
  /** Draws the inside of a row in place of the built-in way. */
  readonly renderLead: RenderLead | null;
}

/** How rows are drawn, and all else is said. */
export interface RowLook extends RowLookOptions {
  readonly language: Language;
}

/** Gives the same look until one of the options changes, so that no row is drawn in vain. */
export class RowLooks {
  #look: RowLook | undefined;

  of(options: RowLookOptions): RowLook {
    const look = this.#look;
    const names = Object.keys(options) as (keyof RowLookOptions)[];
    if (look && names.every((name) => look[name] === options[name])) return look;
    this.#look = { ...options, language: languageFor(options) };
    return this.#look;
  }
}
