import type { ComplexAttributeConverter } from 'lit';
import { property } from 'lit/decorators.js';
import type { WireFormat } from './api/leads-api.js';
import type { TokenValue } from './api/parse-int64.js';
import { LastValueElement } from './dom/last-value-element.js';
import type { Messages } from './i18n/messages.js';
import type { FirstPosition } from './model/first-position.js';
import type { StatusTones } from './model/tone.js';
import { hasNewJson } from './settings/json.js';
import type { RenderLead } from './views/row.js';

/** A number or `NaN`, or null for a blank attribute: in both cases, the default is used. */
const numberConverter: ComplexAttributeConverter<number | null> = {
  fromAttribute: (value) => (value?.trim() ? Number(value) : null),
};

/** On if present, except with the value `false`, which older React versions write. */
const booleanConverter: ComplexAttributeConverter<boolean> = {
  fromAttribute: (value) => value !== null && value !== 'false',
};

/**
 * The public properties of `<client-leads>` with their attributes and defaults, and its events, slots,
 * parts, states and custom properties.
 *
 * @fires {CustomEvent<LeadsLoadDetail>} leads-load - A page or a refresh has been drawn. Also
 * dispatched if nothing is new.
 * @fires {CustomEvent<LeadsErrorDetail>} leads-error - A request failed, or an attribute has a bad
 * value. Dispatched before the failure is drawn. Cancelable: if cancelled, the element does not show
 * the failure.
 * @fires {CustomEvent<LeadsChangeDetail>} leads-change - The status, the list, its filtered part or
 * the counts have changed. Also dispatched when the list is dropped. Dispatched at most once per
 * update, after it has been drawn.
 * @fires {CustomEvent<LeadsFilterChangeDetail>} leads-filter-change - The client has changed the
 * filter. Also dispatched when the element removes it. Not dispatched for changes by the page.
 * @fires {CustomEvent<LeadSelectDetail>} lead-select - The client has opened an inquiry by its link
 * or button. Cancelable: if cancelled, the link is not followed. Not dispatched for a click on a link
 * with Ctrl, Meta, Shift, Alt or the middle button, which the browser handles, for example by opening
 * a new tab.
 *
 * @attr {string} lang - Language of texts, dates and numbers. `ru` and `en` are built in. Inherited
 * from the nearest ancestor with a `lang`; Russian if there is none. The element follows changes.
 *
 * @slot heading - Replaces the heading.
 * @slot empty - Replaces the message that there are no inquiries.
 * @slot no-matches - Replaces the message that nothing matches the filter or the period.
 * @slot error - Replaces the error message and the retry button if the first page fails.
 * @slot signed-out - Replaces the message that nobody is signed in.
 * @slot footer - Content below the list, while the site or the page names a client.
 *
 * @csspart heading - The heading.
 * @csspart summary - The line with the number of inquiries shown and their total.
 * @csspart filter - The bar with the filter controls above the list.
 * @csspart filter-search - The search field.
 * @csspart filter-search-clear - The button that clears the search field.
 * @csspart filter-status - The select for the status.
 * @csspart filter-all - The button that shows all inquiries, read or not.
 * @csspart filter-waiting - The button that shows only inquiries that wait for the client.
 * @csspart filter-unread - The button that shows only inquiries with unread messages.
 * @csspart filter-clear - The button that removes all filters, beside the summary.
 * @csspart list - The list of rows.
 * @csspart lead - A row.
 * @csspart lead-unread - A row with unread messages.
 * @csspart subject - The subject of an inquiry.
 * @csspart number - The number of an inquiry.
 * @csspart time - The date and time of an inquiry.
 * @csspart status - The status of an inquiry.
 * @csspart status-neutral - A status that `statusTones` does not name.
 * @csspart status-progress - A status of the tone `progress`.
 * @csspart status-attention - A status of the tone `attention`.
 * @csspart status-success - A status of the tone `success`.
 * @csspart status-danger - A status of the tone `danger`.
 * @csspart meta - The type, source and form of an inquiry.
 * @csspart mark - The mark of an inquiry.
 * @csspart unread - The badge with the number of unread messages.
 * @csspart load-more - The button that loads the next page.
 * @csspart message - The message that replaces the list or stands below it.
 * @csspart retry - The button that tries again.
 * @csspart skeleton - The placeholders for rows that are being loaded.
 *
 * @cssstate unconfigured - A required attribute is missing.
 * @cssstate signed-out - Nobody is signed in, as the answer of `session-url` says.
 * @cssstate loading - The first page is being loaded, or `session-url` has not answered yet.
 * @cssstate empty - There are no inquiries.
 * @cssstate error - The first page failed, or an attribute has a bad value.
 * @cssstate ready - Rows are shown, and there may be more.
 * @cssstate complete - All inquiries have been read.
 * @cssstate loading-more - The next page is being loaded.
 * @cssstate error-more - The next page failed; the rows are still shown.
 * @cssstate refreshing - The rows are being read again.
 *
 * @cssprop {<color>} [--client-leads-accent=light-dark(#0b5cad, #8ec5ff)] - Colour of buttons,
 * focus rings and the unread badge.
 * @cssprop {<color>} [--client-leads-text=CanvasText] - Colour of text.
 * @cssprop {<color>} [--client-leads-muted=light-dark(#59636e, #a3adb8)] - Colour of secondary text.
 * @cssprop {<color>} [--client-leads-surface=light-dark(#fff, #1c2128)] - Background of rows
 * and buttons.
 * @cssprop {<color>} [--client-leads-border-color=light-dark(#d9dee4, #3d444d)] - Colour of borders
 * and separators.
 * @cssprop {<length>} [--client-leads-border-radius=0.75em] - Corner radius.
 * @cssprop {<length>} [--client-leads-gap=0.625em] - Space between rows and inside them.
 * @cssprop {<length> | <percentage> | none} [--client-leads-max-width=75em] - Maximum width
 * of the list.
 * @cssprop {<color>} [--client-leads-danger=light-dark(#b3261e, #ffa198)] - Colour of error messages.
 * @cssprop {<color>} [--client-leads-tone-progress=light-dark(#6639ba, #c297ff)] - Colour of statuses
 * of the tone `progress`.
 * @cssprop {<color>} [--client-leads-tone-attention=light-dark(#b35900, #f0a841)] - Colour of
 * statuses of the tone `attention`.
 * @cssprop {<color>} [--client-leads-tone-success=light-dark(#1a7f37, #56d364)] - Colour of statuses
 * of the tone `success`.
 * @cssprop {<color>} [--client-leads-tone-danger=light-dark(#b3261e, #ffa198)] - Colour of statuses
 * of the tone `danger`.
 */
export class ClientLeadsProperties extends LastValueElement {
  /**
   * Code of your site in the programme (required, unless the answer of `session-url` names one). Sent
   * as `SiteCode`. Text without control characters.
   */
  @property({ attribute: 'sitecode' }) siteCode: string | null = null;

  /**
   * Number of the client who is signed in (required, unless `session-url` is set). Sent as `Client`.
   * Digits, 1 to 9223372036854775807; the property accepts a string, a number or a bigint.
   */
  @property() client: TokenValue | null = null;

  /**
   * Session token of the client (required, unless `session-url` is set). Sent as `Token`. Digits, like
   * `client`. A page that renews it sets it again: the list stays, and the next request uses the new
   * one. A list that was refused is read again.
   */
  @property() token: TokenValue | null = null;

  /**
   * URL of your own server that says who is signed in, instead of `client`, `token`, `operator` and
   * `api-base`. The element sends a POST with the cookies of your site, without a body. The server
   * answers with JSON: `{ "client": "1017", "token": "55120938", "apiBase": "https://api.example/" }`,
   * or `null` if nobody is signed in. The token is sent only to `apiBase`; without one, to the base
   * set when the file was built, otherwise to the origin of this URL. An http, https or relative URL.
   */
  @property({ attribute: 'session-url' }) sessionUrl: string | null = null;

  /**
   * Number of the programme's operator. Sent as `Operator`. Digits, 0 to 9223372036854775807. Not
   * sent by default.
   */
  @property() operator: TokenValue | null = null;

  /**
   * First day of the period, inclusive, as `YYYY-MM-DD`. Sent as `BegDate`. An ISO 8601 date-time
   * is accepted too and is sent as written. Do not add `Z`: the API shifts such a time to its own
   * zone if the request is a form, but not if it is JSON or XML. Not sent by default.
   */
  @property({ attribute: 'begdate' }) begDate: string | null = null;

  /**
   * Last day of the period, inclusive, as `YYYY-MM-DD`. Sent as `EndDate`. Accepts the same values
   * as `begdate`. Not sent by default.
   */
  @property({ attribute: 'enddate' }) endDate: string | null = null;

  /** Number of rows per page, 1 to 200. */
  @property({ attribute: 'length', converter: numberConverter }) pageSize = 20;

  /**
   * Base URL of the API: everything before `/api/client/LeadsPagingInfo`. Accepts an http or https
   * URL without a password, with or without a trailing slash. A relative URL is relative to the
   * page. By default the base set when the file was built, otherwise the origin of the page.
   */
  @property({ attribute: 'api-base' }) apiBase: string | null = null;

  /**
   * Format of requests: `auto`, `json`, `form` or `xml`. With `auto`, the element sends JSON to the
   * page's own origin and a form to any other origin, since a form needs no CORS preflight. If the
   * API cannot read a form, the element sends JSON from then on.
   */
  @property({ attribute: 'wire-format' }) wireFormat: WireFormat = 'auto';

  /**
   * Position of the first row as the API counts: 1 or 0. By default, the top of the list is requested
   * from 0, with one row more, which works for both. If the API refuses 0, a second request begins with
   * 1; the console then names this attribute.
   */
  @property({ attribute: 'first-position', converter: numberConverter })
  firstPosition: FirstPosition | null = null;

  /**
   * Time limit for loading one page in milliseconds, including retries. 1 or more. The
   * question to `session-url` before it has a time limit of its own, 15000.
   */
  @property({ converter: numberConverter }) timeout = 15000;

  /**
   * When the first request is sent: `eager`, or `lazy` to wait until the element comes near the
   * viewport.
   */
  @property() loading: 'eager' | 'lazy' = 'eager';

  /**
   * Controls above the list, separated by spaces: any of `search`, `status`, `waiting` and `unread`.
   * None by default. Other words are ignored, and so is `waiting` if no status has the tone
   * `attention` in `status-tones`.
   */
  @property({ attribute: 'filter-controls' }) filterControls = '';

  /** Number of placeholders for rows while the first page loads, 0 or more; at most a page. */
  @property({ attribute: 'skeleton-rows', converter: numberConverter }) skeletonRows = 3;

  /**
   * URL template that makes each subject a link; `{id}` and `{number}` are replaced. Accepts an
   * http, https or relative URL. The values are percent-encoded. If an inquiry has no such value,
   * its subject is not a link.
   */
  @property({ attribute: 'lead-href' }) leadHref: string | null = null;

  /**
   * URL of your sign-in page, shown as a link after a 401 or 403, after an `ErrorCode` in place of
   * the first page, and if nobody is signed in. Accepts an http, https or relative URL. `{page}` is
   * replaced by the URL of the current page, so that the sign-in can lead back.
   */
  @property({ attribute: 'login-href' }) loginHref: string | null = null;

  /**
   * Level of the heading, 1 to 6. The heading is a real `<h1>` to `<h6>` and is part of the page's
   * outline. If the page hides the part `heading`, it still names the list for screen readers.
   */
  @property({ attribute: 'heading-level', converter: numberConverter }) headingLevel = 2;

  /**
   * Makes each subject a button that dispatches `lead-select`. If `lead-href` makes a subject a
   * link, it stays a link.
   */
  @property({ converter: booleanConverter }) selectable = false;

  /**
   * Texts that replace the built-in ones. An object with any of the keys; each value is a string,
   * or an object with a string for each plural category. The attribute contains JSON, and so may
   * the property. To change a text, set a new object.
   */
  @property({ hasChanged: hasNewJson }) messages: Messages | string | null = null;

  /**
   * Tone of each status, by its text in the API, in which white space at either end does not count:
   * `neutral`, `progress`, `attention`, `success` or `danger`. A status without a tone is
   * `neutral`. The attribute contains JSON, and so may the property. To change a tone, set a new
   * object.
   */
  @property({ attribute: 'status-tones', hasChanged: hasNewJson })
  statusTones: StatusTones | string | null = null;

  /**
   * Function that draws the content of a row from a lead. It returns a node, a string, a number or a
   * Lit template; `nothing`, null or undefined leaves the row empty. If it or its template throws, or if
   * it returns another object, such as JSX, the built-in row is shown.
   */
  @property({ attribute: false }) renderLead: RenderLead | null = null;
}

/** The properties that have an attribute. */
export type AttributeProperty = Exclude<
  keyof ClientLeadsProperties,
  keyof LastValueElement | 'renderLead'
>;
