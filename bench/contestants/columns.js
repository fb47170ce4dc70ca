/** What a grid shows of a lead: all that a row of `<client-leads>` does. */
export const COLUMNS = [
  { field: 'Subject', title: 'Тема' },
  { field: 'Leads', title: 'Номер' },
  { field: 'ProcTime', title: 'Время' },
  { field: 'LeadStatusName', title: 'Статус' },
  { field: 'LeadTypeName', title: 'Тип' },
  { field: 'LeadSourceName', title: 'Источник' },
  { field: 'FormName', title: 'Форма' },
  { field: 'LeadMarkName', title: 'Отметка' },
  { field: 'CountNotReadMessage', title: 'Непрочитанные' },
];
