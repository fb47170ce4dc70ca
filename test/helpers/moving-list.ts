import fc from 'fast-check';
import type { Lead } from '../../src/model/lead.js';
import { lead } from './leads.js';

/** A change to a list of leads; positions are modulo its length. */
export type ListMove =
  | { kind: 'insert'; at: number }
  | { kind: 'remove'; at: number }
  | { kind: 'move'; from: number; to: number }
  | { kind: 'change'; at: number };

/** Any move of one lead. */
export function anyMove(position: fc.Arbitrary<number>): fc.Arbitrary<ListMove> {
  const kind = <Kind extends string>(name: Kind) => fc.constant(name);
  return fc.oneof(
    fc.record({ kind: kind('insert'), at: fc.oneof(fc.constant(0), position) }),
    fc.record({ kind: kind('remove'), at: position }),
    fc.record({ kind: kind('move'), from: position, to: position }),
    fc.record({ kind: kind('change'), at: position }),
  );
}

/** Returns the list after some moves. New leads get the next ids. */
export function moveList(
  list: readonly Lead[],
  moves: readonly ListMove[],
  nextId: () => number,
): readonly Lead[] {
  return moves.reduce((before, move) => afterMove([...before], move, nextId), list);
}

function afterMove(list: Lead[], move: ListMove, nextId: () => number): readonly Lead[] {
  const at = (index: number) => (list.length === 0 ? 0 : index % list.length);
  switch (move.kind) {
    case 'insert':
      return list.toSpliced(at(move.at), 0, lead(nextId()));
    case 'remove':
      return list.toSpliced(at(move.at), 1);
    case 'move':
      list.splice(at(move.to), 0, ...list.splice(at(move.from), 1));
      return list;
    case 'change':
      return list.map((row, index) =>
        index === at(move.at) ? { ...row, unread: row.unread + 1 } : row,
      );
  }
}
