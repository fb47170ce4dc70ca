import type { Messages } from '../../src/index.js';

/** Texts in a language that the element does not have. */
export const GERMAN: Messages = {
  heading: 'Anfragen',
  number: 'Nr.\u00a0{number}',
  untitled: 'Anfrage Nr.\u00a0{number}',
  unnamed: 'Anfrage',
  shown: '{shown} von {total} angezeigt',
  unread: '{n} ungelesen',
  loadMore: '{n} weitere anzeigen',
  newLeads: { one: '{n} neue Anfrage', other: '{n} neue Anfragen' },
  loaded: '{n} weitere geladen. {shown} von {total} angezeigt',
  loading: 'Anfragen werden geladen…',
  empty: 'Noch keine Anfragen',
  emptyPeriod: 'Keine Anfragen in diesem Zeitraum',
  error: 'Die Anfragen konnten nicht geladen werden',
  errorMore: 'Weitere Anfragen konnten nicht geladen werden',
  errorOffline: 'Keine Internetverbindung. Die Anfragen werden geladen, sobald sie zurück ist',
  errorTimeout: 'Der Server antwortet nicht. Bitte versuchen Sie es noch einmal',
  errorConfig: 'Die Liste der Anfragen ist gerade nicht verfügbar',
  retry: 'Noch einmal versuchen',
  period: 'Zeitraum',
  periodFrom: 'Von',
  periodTo: 'Bis',
  periodApply: 'Anwenden',
  periodReset: 'Zurücksetzen',
  periodError: 'Der Zeitraum beginnt nach seinem Ende',
};
