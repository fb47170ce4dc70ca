import { Filters } from '../../src/client-list/filters.js';
import { NO_CONDITIONS } from '../../src/model/filter.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { filterOf } from './client-list-world.js';
import { follow, happen, itFollows, StoryLog, type Events } from '../helpers/stories.js';

/** Filters of an element after its first update. */
class FiltersWorld {
  readonly #clock = new FakeClock();
  readonly #filters = new Filters(this, this.#clock);
  #settings: RawConfiguration = { siteCode: 'GIFT-01', client: 1017, token: 55120938 };
  readonly #log = new StoryLog();
  /** After the last events. The filter is the same object until it changes. */
  #filter: unknown = null;
  #facts: readonly string[] = [];

  constructor() {
    this.#update();
    this.#facts = this.#describe();
  }

  requestUpdate(): void {
    this.#log.push('requests an update');
  }

  /** Lets events happen. Returns the news, and which facts have changed. */
  async take(names: string): Promise<string> {
    await happen(this.#events, names);
    this.#log.push(...this.#filters.takeSteps().map(({ type }) => type));
    const { filter } = this.#filters;
    if (filter !== this.#filter) {
      this.#filter = filter;
      this.#log.push(JSON.stringify(filter));
    }
    const before = this.#facts;
    this.#facts = this.#describe();
    this.#log.push(...this.#facts.filter((fact, index) => fact !== before[index]));
    return this.#log.take();
  }

  readonly #events: Events = {
    set: (name, value = '') => (this.#settings = { ...this.#settings, [name]: value }),
    'sign-out': () => this.#filters.update({ state: 'nobody' }),
    'set-filter': (...words) => this.#filters.setByPage(filterOf(words)),
    type: (...words) => this.#filters.setByReader(filterOf(words) ?? {}),
    clear: () => this.#filters.setByReader(NO_CONDITIONS),
    update: () => this.#update(),
    pass: (ms) => this.#clock.pass(Number(ms)),
  };

  #update(): void {
    const configuration = readConfiguration(
      this.#settings,
      { wireFormat: 'auto', firstPosition: 1 },
      'https://api.example/',
      'https://partner.example/cabinet/',
    );
    this.#filters.update(configuration);
  }

  #describe(): string[] {
    const { searchText, isTyping } = this.#filters;
    return [`«${searchText}»`, isTyping ? 'typing' : 'not typing'];
  }
}

describe('a filter of the reader', () => {
  const CLEARED = 'filters; null; «»; not typing';
  for (const [title, change, expected] of [
    ['is cleared by another client, with the search text', 'set client 1018', CLEARED],
    ['is cleared by a sign-out, with the search text', 'set token', CLEARED],
    ['is cleared by another site code, with the search text', 'set siteCode GIFT-02', CLEARED],
    ['is cleared by another operator', 'set operator 7', CLEARED],
    ['is cleared by another API', 'set apiBase https://other.example', CLEARED],
    ['stays after a bad setting', 'set operator abc', ''],
  ] as const) {
    it(title, () =>
      follow(
        new FiltersWorld(),
        `
        type search card_, update
        update >
        ${change}, update > ${expected}`,
      ),
    );
  }

  itFollows(FiltersWorld, {
    'is replaced by what the page sets together with another client': `
      type search card, update
      set-filter search gift, set client 1018, update
        > requests an update; {"search":"gift"}; «gift»; not typing`,
    'is cleared, without an event if it is no condition': `
      type search _, update > requests an update; « »
      set client 1018, update > «»`,
  });
});

describe('the filter', () => {
  itFollows(FiltersWorld, {
    'is set by the page without an event, shows in the search field, and is still known once it is cleared': `
      set-filter > requests an update
      set-filter search card > requests an update; {"search":"card"}; «card»
      set-filter > requests an update; null; «»`,
    'collects the reader’s filters, with an event for each, until all are cleared': `
      type status new > requests an update; filters; {"status":"new"}
      type search card > requests an update; filters; {"search":"card","status":"new"}; «card»;
        > typing
      type status > requests an update; filters; {"search":"card"}; not typing
      type unread > requests an update; filters; {"search":"card","unread":true}
      type waiting > requests an update; filters; {"search":"card","waiting":true,"unread":true}
      clear > requests an update; filters; null; «»`,
    'stays the same if it is set to an equal one, and keeps the space that the reader types': `
      set-filter search card
      set-filter search card > requests an update
      type search card_ > requests an update; «card »`,
    'is none for an accent without its letter, which stays in the search field': `
      type search \u0301 > requests an update; «\u0301»`,
    'is cleared once the site says that nobody is signed in': `
      set-filter unread, update
      sign-out > filters; null`,
    'is cleared with the client if the page set it in an earlier task, with an event': `
      set-filter unread, update
      set client 1018, update > filters; null`,
  });

  for (const client of ['', ' guest']) {
    itFollows(FiltersWorld, {
      [`stays if a client follows ${client || 'nobody'}, since the page may set it first`]: `
        set client${client}, update, set-filter unread, update
        set client 1017, update >`,
    });
  }
});

describe('the pause of a reader', () => {
  for (const [title, isTyping, change] of [
    ['changes the search', true, 'search ab'],
    ['chooses a condition', false, 'unread'],
  ] as const) {
    itFollows(FiltersWorld, {
      [`ends 400 ms after the last change: a reader who ${title}`]: `
        type search a, update > …; typing
        pass 399, type ${change}, update > …${isTyping ? '' : '; not typing'}
        pass 399 >
        pass 1 > requests an update; pause${isTyping ? '; not typing' : ''}`,
    });
  }

  itFollows(FiltersWorld, {
    'is not extended by an update without a change': `
      type search a, update
      pass 399, type search a_, update, update > requests an update; «a »
      pass 1 > requests an update; pause; not typing`,
  });
});
