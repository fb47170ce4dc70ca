import type { ClientLeads } from 'client-leads/element.js';
import type {} from 'client-leads/react';
import { useRef } from 'react';

export function Page({ token }: { token: string }) {
  const ref = useRef<ClientLeads>(null);
  return (
    <client-leads
      ref={ref}
      className="leads"
      style={{ '--client-leads-accent': '#b4005a' }}
      sitecode="GIFT-01"
      client={1017}
      token={token}
      api-base="https://api.example/"
      pageSize={50}
      selectable
      filter={{ waiting: true }}
      renderLead={({ subject }) => subject}
      onClick={() => void ref.current?.refresh()}
      onleads-load={(event) => event.detail.loaded.toFixed()}
      onleads-error={(event) => event.preventDefault()}
    >
      <h2 slot="heading">Обращения</h2>
    </client-leads>
  );
}

/** JSON in an attribute, or an object in a property. */
export const inMarkup = <client-leads status-tones='{ "Решено": "success" }' messages="{}" />;
export const inScript = <client-leads statusTones={{ Решено: 'success' }} messages={{}} />;
export const badge = <client-leads-unread messages='{ "unread": "{n}" }' />;

// @ts-expect-error: misspelt.
export const misspelt = <client-leads sitecod="GIFT-01" />;
// @ts-expect-error: the wrong type.
export const mistyped = <client-leads siteCode={1} />;
// @ts-expect-error: no such value of a switch.
export const misset = <client-leads selectable="yes" />;
// @ts-expect-error: no such field of the detail.
export const misread = <client-leads onleads-load={(event) => event.detail.showm} />;
// @ts-expect-error: no such tone.
export const mistoned = <client-leads statusTones={{ Решено: 'green' }} />;
// @ts-expect-error: JSX.
export const misdrawn = <client-leads renderLead={({ subject }) => <b>{subject}</b>} />;
// @ts-expect-error: read-only.
export const readOnly = <client-leads status="ready" />;
