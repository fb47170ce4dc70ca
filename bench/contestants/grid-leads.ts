import { fetchRows, type Row } from './leads-host.js';

/** The columns of a grid: all fields that `<client-leads>` shows. */
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

/** A grid with data from the page, behind the members of `<client-leads>` that the bench uses. */
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

  /** Creates the grid with the rows of the first page. */
  protected abstract create(): void | Promise<void>;
  protected abstract add(added: Row[]): void | Promise<void>;
  /** Replaces the shown rows with `rows`. */
  protected abstract replace(): void | Promise<void>;
  /** Shows only the rows that contain a text. */
  protected abstract search(text: string): void;
}

/** Searches in all columns, for grids that search only in one. */
export function containsText(row: Row, text: string): boolean {
  const sought = text.toLowerCase();
  return COLUMNS.some(({ field }) =>
    String(row[field] ?? '')
      .toLowerCase()
      .includes(sought),
  );
}
