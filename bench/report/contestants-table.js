import { CONTESTANTS, FLOOR } from '../contestants.js';
import { ratio } from './format.js';
import { table } from './table.js';

/** @import { Figures } from '../samples.js' */

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {string} figure
 * @property {(value: number) => string} format
 * @property {boolean} [isCompared] whether its ratio to the floor stands beside it
 */

/**
 * A row for each contestant.
 *
 * @param {Column[]} columns
 * @param {(contestant: string) => Figures | undefined} figuresOf
 */
export function contestantsTable(columns, figuresOf) {
  const floor = figuresOf(FLOOR);
  return table(
    [
      '',
      ...columns.flatMap(({ title, isCompared }) => (isCompared ? [title, 'to floor'] : [title])),
    ],
    CONTESTANTS.map(({ id, name, isVirtual }) => {
      const figures = figuresOf(id);
      return [
        isVirtual ? `${name} (v)` : name,
        ...columns.flatMap(({ figure, format, isCompared }) => {
          const text = figures ? format(figures[figure]) : '–';
          if (!isCompared) {
            return [text];
          }
          return [text, figures && floor ? ratio(figures[figure] / floor[figure]) : '–'];
        }),
      ];
    }),
  );
}
