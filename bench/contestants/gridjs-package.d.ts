/** The part of Grid.js that the bench uses. It is installed only with the bench. */
declare module '*.css';

declare module 'gridjs' {
  export class Grid {
    constructor(config: {
      columns: { id: string; name: string; formatter?(value: string): string }[];
      data: object[];
      search: boolean;
    });
    render(stage: HTMLElement): this;
  }
}
