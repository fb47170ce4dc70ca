/** When something happened: as the host wrote it, and as an instant where it named an offset. */
export interface LeadTime {
  /** ISO 8601 as written by the host, such as `2025-12-22T02:25:53.2942925`. */
  readonly iso: string;
  /** Only where `iso` carries an offset; a wall-clock time is no instant. */
  readonly instant?: Date;
}

/** One inquiry of the client. A missing string is `''`, a missing number 0, a missing time null. */
export interface Lead {
  readonly id: number;
  /** The number people use for the inquiry. */
  readonly number: number;
  readonly time: LeadTime | null;
  readonly source: string;
  readonly status: string;
  readonly type: string;
  readonly form: string;
  readonly subject: string;
  readonly mark: string;
  /** How many messages in it the client has not read. */
  readonly unread: number;
}

/** A number for an id, as a list of 10,000 compares many; a string for all else. */
export type Identity = number | string;

/**
 * What makes two rows the same inquiry: the id, else the number; a row with neither is known by
 * all that it says, so that nothing the host sent is dropped for want of an id.
 */
export function identityOf(lead: Lead): Identity {
  return lead.id || (lead.number ? `number ${lead.number}` : JSON.stringify(lead));
}

/** Whether two rows say the same, so that the second need not be drawn again. */
export function sameLead(a: Lead, b: Lead): boolean {
  return (Object.keys(a) as (keyof Lead)[]).every(
    (key) => a[key] === b[key] || (key === 'time' && a.time?.iso === b.time?.iso),
  );
}
