/** Draws views as the element does, without the element. */
import { fixtureSync, html } from '@open-wc/testing';
import { adoptStyles, render, type RootPart } from 'lit';
import { styles } from '../../src/client-leads.styles.js';
import { blocksOf, type Block } from '../../src/model/blocks.js';
import type { Lead } from '../../src/model/lead.js';
import { NO_LIST } from '../../src/client-list/list-state.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { renderList, type ListView } from '../../src/views/list.js';
import type { RowOptions } from '../../src/views/row.js';
import { languageFor } from '../fixtures/language-for.js';
import { PREFERENCES } from '../fixtures/preferences.js';

/** The languages of a Russian page. */
export const RUSSIAN = languageFor('ru', 'ru');
export const ENGLISH = languageFor('en', 'ru');

/** The place of views: a shadow root with the styles of the element. */
export class Drawing {
  /** Its text has 16 px. The fixture removes it. */
  readonly host: HTMLElement;
  readonly renderRoot: ShadowRoot;
  readonly log = new DeveloperLog();
  /** The nodes that Lit has drawn. */
  root: RootPart | undefined;
  #blocks: readonly Block[] = [];

  constructor() {
    const parent = fixtureSync<HTMLElement>(html`<div></div>`);
    this.host = Object.assign(document.createElement('div'), { lang: 'ru' });
    this.host.style.font = '16px/1.5 sans-serif';
    parent.append(this.host);
    this.renderRoot = this.host.attachShadow({ mode: 'open' });
    adoptStyles(this.renderRoot, styles);
  }

  /** Draws a template instead of the previous one. */
  draw(template: unknown): this {
    this.root = render(
      html`<div class="widget" lang="ru"><div class="body">${template}</div></div>`,
      this.renderRoot,
    );
    return this;
  }

  drawList(leads: readonly Lead[], { language = RUSSIAN, ...options }: ListOptions = {}): this {
    this.#blocks = blocksOf(leads, leads, this.#blocks);
    const state: ListView = {
      blocks: this.#blocks,
      list: { ...NO_LIST, leads, total: leads.length },
      language,
      rowOptions: {
        ...PREFERENCES,
        selectable: false,
        statusTones: {},
        renderLead: null,
        log: this.log,
        ...options,
      },
    };
    return this.draw(renderList(state, 0));
  }

  find(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector)!;
  }

  all(selector: string): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }

  get rows(): HTMLElement[] {
    return this.all('[role=listitem]');
  }
}

type ListOptions = Partial<RowOptions & Pick<ListView, 'language'>>;

export function draw(template: unknown): Drawing {
  return new Drawing().draw(template);
}

export function drawList(leads: readonly Lead[], options?: ListOptions): Drawing {
  return new Drawing().drawList(leads, options);
}
