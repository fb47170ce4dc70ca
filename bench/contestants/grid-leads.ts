import { fetchRows, type Row } from './leads-host.js';

/** What a grid shows of a row: all that `<client-leads>` does. */
export const COLUMNS: readonly { readonly field: keyof Row; readonly title: string }[] = [
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

/** A grid that is fed by hand, behind those members of `<client-leads>` that the bench uses. */
export abstract class GridLeads extends HTMLElement {
  pageSize = 20;
  protected rows: Row[] = [];

  connectedCallback(): void {
    void this.loadMore();
  }

  async loadMore(): Promise<void> {
    const added = await fetchRows(this.rows.length + 1, this.pageSize);
    const isFirst = this.rows.length === 0;
    this.rows = [...this.rows, ...added];
    if (isFirst) {
      await this.create();
    } else {
      await this.add(added);
    }
  }

  async refresh(): Promise<void> {
    this.rows = await fetchRows(1, this.rows.length);
    await this.replace();
  }

  set filter({ search }: { readonly search: string }) {
    this.search(search);
  }

  /** Makes the grid with the rows of the first page. */
  protected abstract create(): void | Promise<void>;
  protected abstract add(added: Row[]): void | Promise<void>;
  /** Shows `rows` in place of what is shown. */
  protected abstract replace(): void | Promise<void>;
  /** Shows the rows alone that contain a text. */
  protected abstract search(text: string): void;
}

/** Searches in all columns, for grids that do so only in one. */
export function containsText(row: Row, text: string): boolean {
  const sought = text.toLowerCase();
  return COLUMNS.some(({ field }) =>
    String(row[field] ?? '')
      .toLowerCase()
      .includes(sought),
  );
}
