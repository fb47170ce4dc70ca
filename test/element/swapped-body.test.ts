import { itSwaps } from '../helpers/swapped-page.js';

describe('in a body that a script swaps', () => itSwaps('hand'));
