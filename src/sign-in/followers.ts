import { callEach } from '../window/call-each.js';

/** What a list knows of its client's unread messages. */
export interface ListedUnread {
  readonly siteCode: string;
  /** Whether the list asks for its first rows, has rows, or has been refused. */
  readonly phase: 'asking' | 'read' | 'refused';
  readonly unread: number;
  readonly hasMore: boolean;
}

/** Returns undefined if a badge must not rely on the list. */
export type ReadList = () => ListedUnread | undefined;

/** The elements that follow who is signed in. A list also says what it knows; a badge does not. */
export class Followers {
  readonly #readers = new Map<() => void, ReadList | undefined>();
  readonly #onLeft: () => void;

  /** @param onLeft called once nobody follows any more */
  constructor(onLeft: () => void) {
    this.#onLeft = onLeft;
  }

  get isEmpty(): boolean {
    return this.#readers.size === 0;
  }

  /** Returns a function that removes the follower. */
  add(listener: () => void, readList?: ReadList): () => void {
    this.#readers.set(listener, readList);
    return () => {
      this.#readers.delete(listener);
      // An element that moves within the document follows again in the same task.
      queueMicrotask(() => {
        if (this.isEmpty) {
          this.#onLeft();
        }
      });
    };
  }

  notifyAll(): void {
    callEach(this.#readers.keys());
  }

  notifyBadges(): void {
    callEach([...this.#readers].flatMap(([listener, readList]) => (readList ? [] : listener)));
  }

  /** Returns what the first list with this site code knows. */
  listFor(siteCode: string): ListedUnread | undefined {
    const lists = [...this.#readers.values()].map((readList) => readList?.());
    return lists.find((list) => list?.siteCode === siteCode);
  }
}
