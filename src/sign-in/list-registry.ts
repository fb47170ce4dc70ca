import { isObject } from '../settings/plain-data.js';
import { Listeners } from './listeners.js';

/** Returns what a list shows, as a `ListedState`. */
export type ReadList = () => unknown;

export interface AddedList {
  /** What the list shows is another than before. */
  readonly changed: () => void;
  readonly remove: () => void;
}

export interface WatchedLists {
  /** What the lists on the page show. Files of another version may have added them. */
  readonly states: () => readonly unknown[];
  readonly stop: () => void;
}

/** The lists on a page, for elements that follow one instead of asking the API. */
export interface ListRegistry {
  readonly addList: (read: ReadList) => AddedList;
  /** Calls `onChange` after a list has come, gone or changed. */
  readonly watchLists: (onChange: () => void) => WatchedLists;
}

/** The registry that the first file on a page has, for all files. */
export class ListsOfFile implements ListRegistry {
  readonly #lists = new Set<ReadList>();
  readonly #watchers = new Listeners();

  readonly addList = (read: ReadList): AddedList => {
    this.#lists.add(read);
    this.#watchers.call();
    return {
      changed: () => this.#watchers.call(),
      remove: () => {
        this.#lists.delete(read);
        this.#watchers.call();
      },
    };
  };

  readonly watchLists = (onChange: () => void): WatchedLists => {
    this.#watchers.add(onChange);
    return {
      states: () => [...this.#lists].map((read) => read()),
      stop: () => this.#watchers.delete(onChange),
    };
  };
}

export function isListRegistry(value: unknown): value is ListRegistry {
  return (
    isObject(value) && typeof value.addList === 'function' && typeof value.watchLists === 'function'
  );
}
