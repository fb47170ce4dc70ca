import { html, type TemplateResult } from 'lit';

/** Line drawings, 24 wide and high. The sentence below each has the same meaning. */
const ICONS = {
  inbox: 'M3 13 6 5h12l3 8v6H3zM3 13h5l1.5 3h5l1.5-3h5',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M9.5 15h5',
  warning: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7.5V13M12 16.4v.1',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7v5l3.5 2',
  offline:
    'M3 3l18 18M5 12.7a10 10 0 0 1 4.6-2.5M14.6 10.3a10 10 0 0 1 4.4 2.4M8.5 16.2a5 5 0 0 1 7 0M12 19.8v.1M1.8 9.2a15 15 0 0 1 4.5-2.9M10.6 5.1a15 15 0 0 1 11.6 4.1',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM15.5 15.5l5 5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  unavailable: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM7.5 12h9',
} as const;

export type IconName = keyof typeof ICONS;

export type IconTone = 'muted' | 'accent' | 'danger';

export function renderIcon(name: IconName, tone: IconTone): TemplateResult {
  return html`<svg class="icon is-${tone}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${ICONS[name]}></path>
  </svg>`;
}
