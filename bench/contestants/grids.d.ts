/** The parts of Grid.js that the bench uses. It is installed only with the bench. */
declare module '*.css';

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
