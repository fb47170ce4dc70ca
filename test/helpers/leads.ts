import { identityOf, type Identity, type Lead } from '../../src/model/lead.js';

export function lead(id: number, facts: Partial<Lead> = {}): Lead {
  return {
    id,
    number: id,
    time: null,
    source: '',
    status: '',
    type: '',
    form: '',
    subject: '',
    mark: '',
    unread: 0,
    ...facts,
  };
}

/** Leads without an id and a number, with these letters as subjects. */
export function unnamedLeads(letters: string): Lead[] {
  return Array.from(letters, (subject) => lead(0, { subject }));
}

export function leads(...ids: number[]): Lead[] {
  return ids.map((id) => lead(id));
}

/** From `first` to `last`, inclusive. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function ids(list: readonly Lead[]): number[] {
  return list.map(({ id }) => id);
}

export function identities(list: readonly Lead[]): Identity[] {
  return list.map(identityOf);
}
