/** Returns another origin that serves the same API. */
export async function fetchCrossOrigin(): Promise<string> {
  const response = await fetch('../control/origins');
  return ((await response.json()) as { cross: string }).cross;
}
