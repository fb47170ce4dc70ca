import type { Lead } from '../model/lead.js';
import { readCount, readInteger, readText, readTime, type Fields } from './read-field.js';

export type UnreadOnly = Pick<Lead, 'unread'>;

export function readLead(row: Fields): Lead {
  return {
    id: readInteger(row.Id),
    number: readInteger(row.Leads),
    time: readTime(row.ProcTime),
    source: readText(row.LeadSourceName),
    status: readText(row.LeadStatusName),
    type: readText(row.LeadTypeName),
    form: readText(row.FormName),
    subject: readText(row.Subject),
    mark: readText(row.LeadMarkName),
    ...readUnread(row),
  };
}

export function readUnread(row: Fields): UnreadOnly {
  return { unread: readCount(row.CountNotReadMessage) };
}
