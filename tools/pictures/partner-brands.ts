/** The styles of partners' pages in the pictures: a shop of gifts, a shop of coffee, a bank. */
export const PARTNER_BRANDS = {
  gifts: `
    body { background: #fdf3e7; }
    client-leads {
      font-family: 'DejaVu Serif', Georgia, serif;
      --client-leads-accent: #b23c17;
      --client-leads-text: #4a2a1d;
      --client-leads-muted: #7c5646;
      --client-leads-surface: #fffdf9;
      --client-leads-border-color: #f3dfc9;
      --client-leads-border-radius: 1.25em;
    }`,
  coffee: `
    body { background: #17100c; color: #f4e9dd; }
    client-leads {
      color-scheme: dark;
      --client-leads-accent: #e0a96d;
      --client-leads-text: #f4e9dd;
      --client-leads-muted: #b7a394;
      --client-leads-surface: #241a14;
      --client-leads-border-color: #46362b;
      --client-leads-border-radius: 0.5em;
    }`,
  bank: `
    client-leads {
      font-family: 'Liberation Sans', Arial, sans-serif;
      --client-leads-accent: #003d7a;
      --client-leads-border-color: #c3ccd6;
      --client-leads-border-radius: 0;
      --client-leads-gap: 0.5em;
    }`,
} as const;
