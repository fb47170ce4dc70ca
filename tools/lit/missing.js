/**
 * What Lit and its Task do that their stand-ins beside this file do not, as the element's code would
 * have it: properties written back, converted by type, with an accessor of their own or a default;
 * other steps of an update; styles of several parts; a Task that is more than a function.
 */
export const MISSING = new RegExp(
  [
    /\b(?:reflect|useDefault|noAccessor|hasChanged|toAttribute|fromAttribute):/,
    /\btype: (?:Boolean|Number|Object|Array)\b/,
    /\b(\w+): \{[^{}]*\}[^]*\b[gs]et \1\(/,
    /\b(?:firstUpdated|shouldUpdate|scheduleUpdate|performUpdate|getUpdateComplete|hostUpdated?)\b/,
    /\b(?:hasUpdated|isUpdatePending|removeController|addInitializer|shadowRootOptions)\b/,
    /\b__(?:es)?[dD]ecorate\b|\bSymbol\.metadata\b/,
    /\bcss`[^`]*\$\{/,
    /\bnew Task\([^(]*\{|[tT]ask\.(?:value|error|status|render|taskComplete)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
