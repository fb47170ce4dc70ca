import { property } from 'lit/decorators.js';
import type { WireFormat } from './api/leads-api.js';
import type { TokenProvider, TokenValue } from './api/token-source.js';
import { PortableElement } from './dom/portable-element.js';
import type { Messages } from './i18n/messages.js';
import type { FirstPosition } from './model/lead-list.js';
import type { StatusTones } from './model/tone.js';
import { booleanConverter, numberConverter } from './settings/converters.js';
import { DeveloperLog } from './settings/developer-log.js';
import { hasNewContent } from './settings/has-new-content.js';
import { copyMessages, copyStatusTones, type Copied } from './settings/read-texts.js';
import type { RenderLead } from './views/custom-row.js';

/**
 * What a page sets on `<client-leads>`: properties with their attributes and defaults, and what it
 * can replace and style.
 *
 * @slot heading - Replaces the heading.
 * @slot empty - Replaces what says that there are no inquiries.
 * @slot no-matches - Replaces what says that the filter or the period leaves nothing.
 * @slot error - Replaces the message and the retry button when the first page failed.
 * @slot footer - Below the list.
 *
 * @csspart heading - The heading.
 * @csspart summary - How many leads are shown, and of how many.
 * @csspart filter - The controls above the list.
 * @csspart filter-fold - The button that folds the other controls where the list is narrow.
 * @csspart filter-search - The search field.
 * @csspart filter-search-clear - The button that empties it.
 * @csspart filter-status - The choice of a status.
 * @csspart filter-unread - The button that leaves only leads with unread messages.
 * @csspart filter-period - The choice of a period.
 * @csspart filter-dates - The days of a period of the reader's own.
 * @csspart filter-condition - A button that takes off what is set.
 * @csspart filter-clear - The button that takes off all that is set, if it leaves nothing.
 * @csspart list - The list of rows.
 * @csspart group-label - The month above its first row.
 * @csspart lead - A row.
 * @csspart lead-unread - A row with unread messages.
 * @csspart subject - The subject of a lead.
 * @csspart number - The number of a lead.
 * @csspart time - The date and time of a lead.
 * @csspart status - The status of a lead.
 * @csspart status-neutral - A status that `statusTones` does not name.
 * @csspart status-progress - A status of the tone `progress`.
 * @csspart status-attention - A status of the tone `attention`.
 * @csspart status-success - A status of the tone `success`.
 * @csspart status-danger - A status of the tone `danger`.
 * @csspart meta - Type, source and form of a lead.
 * @csspart mark - The mark of a lead.
 * @csspart unread - The badge with the number of unread messages.
 * @csspart load-more - The button that loads the next page.
 * @csspart message - The sentence in place of the list, or below it.
 * @csspart retry - The button that tries again.
 * @csspart show-all - The button that lifts a period that leaves nothing.
 * @csspart skeleton - Placeholders for rows while they load.
 *
 * @cssstate unconfigured - A required attribute is missing.
 * @cssstate loading - The first page loads.
 * @cssstate empty - There are no inquiries.
 * @cssstate error - The first page, or the configuration, failed.
 * @cssstate ready - Rows are shown, and there may be more.
 * @cssstate complete - Every row is shown.
 * @cssstate loading-more - A further page loads.
 * @cssstate error-more - A further page failed; the rows are shown.
 * @cssstate refreshing - What is shown is read again.
 *
 * @cssprop {<color>} [--client-leads-accent=light-dark(#0b5cad, #8ec5ff)] - Text of buttons and
 * links, focus rings, and the badge.
 * @cssprop {<color>} [--client-leads-text=CanvasText] - Text.
 * @cssprop {<color>} [--client-leads-muted=light-dark(#59636e, #a3adb8)] - Quiet text.
 * @cssprop {<color>} [--client-leads-surface=light-dark(#fff, #1c2128)] - Background of rows
 * and buttons.
 * @cssprop {<color>} [--client-leads-border-color=light-dark(#d9dee4, #3d444d)] - Lines.
 * @cssprop {<length>} [--client-leads-border-radius=0.75em] - Radius of corners.
 * @cssprop {<length>} [--client-leads-gap=0.625em] - Space between rows and inside them.
 * @cssprop {<length> | <percentage> | none} [--client-leads-max-width=60em] - Maximum width
 * of the list.
 * @cssprop {<color>} [--client-leads-danger=light-dark(#b3261e, #ffa198)] - Text of failures.
 * @cssprop {<color>} [--client-leads-tone-progress=light-dark(#6639ba, #c297ff)] - Statuses of the
 * tone `progress`.
 * @cssprop {<color>} [--client-leads-tone-attention=light-dark(#b35900, #f0a841)] - Statuses of the
 * tone `attention`.
 * @cssprop {<color>} [--client-leads-tone-success=light-dark(#1a7f37, #56d364)] - Statuses of the
 * tone `success`.
 * @cssprop {<color>} [--client-leads-tone-danger=light-dark(#b3261e, #ffa198)] - Statuses of the
 * tone `danger`.
 */
export class ClientLeadsProperties extends PortableElement {
  protected readonly log = new DeveloperLog();
  #messages: Partial<Messages> | null = null;
  #statusTones: StatusTones | null = null;

  /** `SiteCode` of the API. Required. */
  @property({ attribute: 'sitecode' }) siteCode: string | null = null;

  /**
   * `Client` of the API: digits, 1 to 9223372036854775807; the property takes a number, a bigint or
   * a string. Required.
   */
  @property() client: TokenValue | null = null;

  /** `Token` of the API: digits, like `client`. Required, unless `tokenProvider` is set. */
  @property() token: TokenValue | null = null;

  /**
   * A function that returns the token, or a promise of it, in place of the attribute. It is called
   * for each new list, and again after a failure: at once, once, after 401 or 403, otherwise by the
   * next attempt, automatic retries included. If it fails after a 401 or 403, the refusal stands. It
   * may set properties of the element. Setting it to null drops the list.
   */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** `Operator` of the API: digits. Not sent by default. */
  @property() operator: TokenValue | null = null;

  /**
   * `BegDate` of the API, the start of the period, inclusive: `YYYY-MM-DD`, or an ISO date-time
   * sent as written. Write no `Z`: ASP.NET moves such a time into the host's zone if it comes in a
   * form, and not if it comes in JSON or XML. Not sent by default.
   */
  @property({ attribute: 'begdate' }) begDate: string | null = null;

  /** `EndDate` of the API, the end of the period, inclusive: like `begdate`. */
  @property({ attribute: 'enddate' }) endDate: string | null = null;

  /** Rows per page, 1 to 200. */
  @property({ attribute: 'length', converter: numberConverter }) pageSize = 20;

  /**
   * The API's base URL, with or without a path and a trailing slash. By default the `data-api-base`
   * of the script tag, otherwise the base that the file was built with, otherwise the origin of the
   * script; in the npm modules, the page's origin.
   */
  @property({ attribute: 'api-base' }) apiBase: string | null = null;

  /**
   * `json`, `form`, `xml` or `auto`: JSON to the page's own origin, form-urlencoded to another (no
   * preflight), and JSON from then on if the host cannot read a form.
   */
  @property({ attribute: 'wire-format' }) wireFormat: WireFormat = 'auto';

  /** What the host calls its first record: 1 or 0. Found out by default. */
  @property({ attribute: 'first-position', converter: numberConverter })
  firstPosition: FirstPosition | null = null;

  /**
   * IANA zone for times that carry an offset; wall-clock times stay as written. The reader's own by
   * default.
   */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;

  /** Milliseconds for one page, retries included. */
  @property({ converter: numberConverter }) timeout = 15000;

  /**
   * Loads the next page when the end of the list nears the viewport; the button stays. After a
   * failure it waits to be asked.
   */
  @property({ attribute: 'auto-load', converter: booleanConverter }) autoLoad = false;

  /** `lazy`: the first request waits until the element nears the viewport. */
  @property() loading: 'eager' | 'lazy' = 'eager';

  /**
   * Milliseconds between quiet refreshes, 15000 at the least (less becomes 15000), each up to 20 %
   * later at random; only while the page is visible and online, at once when overdue. 0 is never.
   */
  @property({ attribute: 'refresh-interval', converter: numberConverter }) refreshInterval = 0;

  /**
   * The controls above the list, in the order written, separated by spaces: any of `search`,
   * `status`, `unread` and `period`, which sets `begDate` and `endDate`. None by default.
   */
  @property({ attribute: 'filter-controls' }) filterControls = '';

  /**
   * `month`: a label above the first row of each month, while the rows that have a time are in its
   * order, up or down. None by default.
   */
  @property({ attribute: 'group-by' }) groupBy: 'month' | null = null;

  /**
   * How many inquiries the client has, as far as the page knows, 0 or more. While the first page
   * loads, there is room for its rows, for the button if more follow, or, at 0, for the empty list.
   * By default a page or 6, whichever is less.
   */
  @property({ attribute: 'skeleton-rows', converter: numberConverter })
  skeletonRows: number | null = null;

  /**
   * Makes each subject a link: a URL template with `{id}` and `{number}` of the lead, http(s) or
   * relative. A lead without the value gets no link.
   */
  @property({ attribute: 'lead-href' }) leadHref: string | null = null;

  /** Where the reader can sign in again, http(s) or relative: a link after a 401 or 403. */
  @property({ attribute: 'login-href' }) loginHref: string | null = null;

  /**
   * The level of the heading, 1 to 6: a real `<h1>` to `<h6>`, so that it fits the page's outline.
   * If the page hides the part `heading`, it still names the list for screen readers.
   */
  @property({ attribute: 'heading-level', converter: numberConverter }) headingLevel = 2;

  /** Makes each subject a button, unless `lead-href` makes it a link. */
  @property({ converter: booleanConverter }) selectable = false;

  /** Texts that replace the built-in ones, any of them. Reads back frozen, as it was when it was set. */
  @property({ attribute: false })
  get messages(): Partial<Messages> | null {
    return this.#messages;
  }

  set messages(given: Partial<Messages> | null) {
    this.#messages = this.#takeCopy(copyMessages(given), this.#messages);
  }

  /**
   * How each status looks, by its text as the API writes it: `neutral`, `progress`, `attention`,
   * `success` or `danger`. A status that is not named is `neutral`. Reads back frozen, as it was when
   * it was set.
   */
  @property({ attribute: false })
  get statusTones(): StatusTones | null {
    return this.#statusTones;
  }

  set statusTones(given: StatusTones | null) {
    this.#statusTones = this.#takeCopy(copyStatusTones(given), this.#statusTones);
  }

  /**
   * A function that draws the inside of a row: from a lead to a node, a string or a Lit template.
   * If it throws, the built-in row is shown.
   */
  @property({ attribute: false }) renderLead: RenderLead | null = null;

  /** Returns a copy of what the page has set, or the one before if its content is the same. */
  #takeCopy<T>({ value, warnings }: Copied<T>, before: T | null): T | null {
    this.log.tell(...warnings);
    return hasNewContent(value, before) ? value : before;
  }
}
