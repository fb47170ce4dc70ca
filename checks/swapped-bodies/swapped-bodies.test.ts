import { itSwaps } from '../../test/helpers/swapped-page.js';

describe('in a body that Turbo swaps', () => itSwaps('turbo'));
describe('in a body that htmx 2 swaps', () => itSwaps('htmx2'));
describe('in a body that htmx 4 swaps', () => itSwaps('htmx4'));
