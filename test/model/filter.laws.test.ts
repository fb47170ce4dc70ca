import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { blocksOf, type Block } from '../../src/model/blocks.js';
import { filterLeads, type LeadsFilter } from '../../src/model/filter.js';
import type { Lead } from '../../src/model/lead.js';
import { ids, lead } from '../helpers/leads.js';
import { checkLaw } from '../helpers/histories.js';

/** Few letters, so that words match, with letters among them that a search treats as equal. */
const word = fc.string({
  unit: fc.constantFrom('а', 'А', 'е', 'ё', 'Ё', 'и', 'й', 'é', 'e\u0301', 'ß', 'ﬁ', 'f', '🎁'),
  maxLength: 4,
});
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const filter = fc.record<LeadsFilter>(
  { search: text, status: fc.constantFrom('а', 'е'), unread: fc.boolean() },
  { requiredKeys: [] },
);
const facts = fc.record({
  subject: text,
  mark: text,
  status: fc.constantFrom('', 'а', 'е'),
  unread: fc.nat(1),
});

/** Compares letter by letter, as a person would describe it. */
function plain(given: string): string {
  return given
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ﬁ', 'fi')
    .toLowerCase();
}

function passes(given: Lead, { search = '', status, unread }: LeadsFilter): boolean {
  const texts = [given.subject, given.mark, given.status].map(plain);
  const words = plain(search).split(' ').filter(Boolean);
  return (
    words.every((one) => texts.some((other) => other.includes(one))) &&
    (status === undefined || given.status === status) &&
    (!unread || given.unread > 0)
  );
}

/** The changes of a list: further rows, a new reading, another filter. */
const history = fc.record({
  facts: fc.array(facts, { maxLength: 120 }),
  steps: fc.array(
    fc.record({
      filter: fc.option(filter),
      readTo: fc.nat(130),
      removed: fc.option(fc.nat(120)),
      inserted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

describe('laws of a filter, in the model', () => {
  checkLaw(
    'shows exactly the matching rows of those that are read, in order, none twice',
    history,
    (given) => {
      let all = given.facts.map((one, index) => lead(index + 1, { ...one, number: 0 }));
      let nextId = 1000;
      let blocks: readonly Block[] = [];
      for (const { filter, readTo, removed, inserted } of given.steps) {
        if (removed !== null) {
          all = all.toSpliced(removed, 1);
        }
        if (inserted) {
          all = [lead(nextId++, { subject: 'аё', unread: 1 }), ...all];
        }
        const read = all.slice(0, readTo);
        const matching = filterLeads(read, filter);
        expect(ids(matching)).to.deep.equal(
          ids(read.filter((one) => filter === null || passes(one, filter))),
        );
        blocks = blocksOf(read, matching, blocks);
        const rows = blocks.flatMap(({ leads, positions }) =>
          leads.map((one, index) => ({ id: one.id, position: positions[index] ?? 0 })),
        );
        expect(rows.map(({ id }) => id)).to.deep.equal(ids(read));
        const shown = rows.filter(({ position }) => position > 0);
        expect(shown.map(({ id }) => id)).to.deep.equal(ids(matching));
        expect(shown.map(({ position }) => position)).to.deep.equal(
          matching.map((_, index) => index + 1),
        );
        expect(blocks.map(({ size }) => size)).to.deep.equal(
          blocks.map(({ positions }) => positions.filter((one) => one > 0).length),
        );
      }
    },
  );
});
