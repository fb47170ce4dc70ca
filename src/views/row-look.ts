import { languageFor, type Language, type LanguageOptions } from '../i18n/language.js';
import type { LeadLink } from '../settings/lead-link.js';
import type { Lead } from '../model/lead.js';

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
export interface RowLook extends RowLookOptions, Language {}

/** Gives the same look until one of the options changes, so that no row is drawn in vain. */
export function rowLooks(): (options: RowLookOptions) => RowLook {
  let look: RowLook | undefined;
  return (options) => {
    const names = Object.keys(options) as (keyof RowLookOptions)[];
    if (!look || names.some((name) => look?.[name] !== options[name])) {
      look = { ...options, ...languageFor(options) };
    }
    return look;
  };
}
