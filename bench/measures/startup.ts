import { open, showFirstPage, type Measure } from './measure.js';

/**
 * The time from running the script to its first request, and to 20 rows laid out, on a first and on
 * a third visit. V8 keeps compiled code after a script has run twice.
 */
export const startup: Measure = {
  figures: ['rows', 'request', 'rows again', 'request again'],
  rounds: 12,
  measure: (setting, contestant) =>
    setting.browser.withFreshPage(async (page) => {
      const visit = async () => {
        await open(page, setting, contestant);
        return showFirstPage(page, setting);
      };
      const first = await visit();
      await visit();
      const third = await visit();
      return {
        request: first.request,
        rows: first.rows,
        'request again': third.request,
        'rows again': third.rows,
      };
    }),
};
