/** The version of this package; equal to the one in `package.json`, which the checks assert. */
export const version = '2.0.0';
