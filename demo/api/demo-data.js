/** The users whose requests the demo host answers; the second is past what a double holds. */
export const DEMO_TOKENS = [55120938n, 9007199254740993n];

/** How many inquiries each client of the demo host has. Anyone else has none. */
export const DEMO_CLIENTS = {
  1000: 0,
  1001: 1,
  1017: 137,
  1020: 20,
  1021: 21,
  10000: 10_000,
};
