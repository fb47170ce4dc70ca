/**
 * The parts of the grids that the bench uses. They are installed only with the bench, whose types
 * are checked without them.
 */
declare module '*.css';

declare module 'ag-grid-community' {
  interface ColDef {
    field: string;
    headerName: string;
    flex: number;
    minWidth: number;
    valueFormatter?(params: { value: string }): string;
  }
  interface Options<Row> {
    rowData: Row[];
    columnDefs: ColDef[];
    getRowId(params: { data: Row }): string;
    quickFilterText?: string;
  }
  export interface GridApi<Row> {
    applyTransaction(transaction: { add: Row[] }): void;
    setGridOption<Name extends keyof Options<Row>>(name: Name, value: Options<Row>[Name]): void;
    ensureIndexVisible(index: number, position: 'bottom'): void;
  }
  type Module = object;
  export const ModuleRegistry: { registerModules(modules: Module[]): void };
  export const ClientSideRowModelApiModule: Module;
  export const ClientSideRowModelModule: Module;
  export const QuickFilterModule: Module;
  export const ScrollApiModule: Module;
  export function createGrid<Row>(stage: HTMLElement, options: Options<Row>): GridApi<Row>;
}

declare module 'tabulator-tables' {
  interface Column {
    field: string;
    title: string;
    formatter: 'plaintext' | ((cell: { getValue(): string }) => string);
  }
  type Module = object;
  export const FilterModule: Module;
  export const FormatModule: Module;
  export class Tabulator<Row> {
    static registerModule(modules: Module[]): void;
    constructor(
      stage: HTMLElement,
      options: { data: Row[]; columns: Column[]; height: string; index: keyof Row },
    );
    on(event: 'tableBuilt', listener: () => void): void;
    addData(rows: Row[]): Promise<void>;
    replaceData(rows: Row[]): Promise<void>;
    setFilter(filter: (row: Row) => boolean): void;
    getData(range: 'active'): Row[];
    scrollToRow(index: number, position: 'bottom'): Promise<void>;
  }
}

declare module 'gridjs' {
  interface Config {
    columns?: { id: string; name: string; formatter?(value: string): string }[];
    data?: object[];
    search?: boolean | { keyword: string };
  }
  export class Grid {
    constructor(config: Config);
    updateConfig(config: Config): this;
    render(stage: HTMLElement): this;
    forceRender(): this;
  }
}
