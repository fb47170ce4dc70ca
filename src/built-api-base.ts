/** The base that was set at build time, or `''`: see `rollup.config.js`. */
declare const BUILT_API_BASE: string;

/** The base that was set at build time, if any. */
export const builtApiBase = BUILT_API_BASE || undefined;
