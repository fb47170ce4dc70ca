import { css, html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';

/** A row with the API's names. */
type Row = Readonly<Record<string, string>>;

let dates: Intl.DateTimeFormat | undefined;

/**
 * The work of a Lit developer in an hour: the rows, a button, and no features. The targets of
 * `<client-leads>` are relative to it, so it does not change, and shares no code with other files.
 */
class LitListLeads extends LitElement {
  static override readonly properties = { pages: { state: true } };

  static override readonly styles = css`
    .page {
      content-visibility: auto;
      contain-intrinsic-size: auto 1500px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      padding: 12px;
      border-top: 1px solid #d9dee4;
    }
    .subject,
    .meta {
      flex: 100%;
    }
  `;

  pageSize = 20;
  pages: readonly Row[][] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.loadMore();
  }

  loadMore = async (): Promise<void> => {
    const request = { Client: 1017, Token: 55120938, SiteCode: 'GIFT-01', Length: this.pageSize };
    const response = await fetch('/api/client/LeadsPagingInfo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...request, Start: this.pages.flat().length + 1 }),
    });
    const { LeadsClients } = (await response.json()) as { LeadsClients: Row[] };
    this.pages = [...this.pages, LeadsClients];
    await this.updateComplete;
  };

  override render(): unknown {
    const renderPage = (rows: Row[]) =>
      html`<div class="page">${repeat(rows, ({ Id }) => Id, renderRow)}</div>`;
    return html`<div role="list">
        ${repeat(this.pages, (rows) => guard([rows], () => renderPage(rows)))}
      </div>
      <button @click=${this.loadMore}>Показать ещё</button>`;
  }
}

function renderRow(row: Row): unknown {
  const { LeadTypeName, LeadSourceName, FormName, ProcTime = '' } = row;
  dates ??= new Intl.DateTimeFormat('ru', { dateStyle: 'medium', timeStyle: 'short' });
  const time = ProcTime.startsWith('0001') ? '' : dates.format(new Date(ProcTime));
  return html`<div class="row" role="listitem">
    <span class="subject">${row.Subject || `Обращение № ${row.Leads}`}</span>
    <span>${row.LeadStatusName}</span> <time datetime=${ProcTime}>${time}</time>
    <span>№ ${row.Leads}</span> <span>${row.LeadMarkName}</span>
    <b>${row.CountNotReadMessage || nothing}</b>
    <span class="meta"
      >${[LeadTypeName, LeadSourceName, FormName].filter(Boolean).join(' · ')}</span
    >
  </div>`;
}

customElements.define('lit-list-leads', LitListLeads);
