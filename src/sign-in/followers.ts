import { callEach } from '../window/call-each.js';
import type { SignInState } from './sign-in-state.js';

/** What a list knows of its client's unread messages. */
export interface ListedUnread {
  readonly siteCode: string;
  /** Whether the list asks for its first rows, has rows, or has been refused. */
  readonly phase: 'asking' | 'read' | 'refused';
  readonly unread: number;
  readonly hasMore: boolean;
  /** When the API has answered last, unless that is known to be outdated. */
  readonly readAt: number;
}

/** Returns undefined if a badge must not rely on the list. */
export type ReadList = () => ListedUnread | undefined;

/** Answers an element that has come when so many questions had left. */
interface FollowedSite {
  currentSince(came: number): SignInState;
  start(came: number): void;
  askAgain(came: number, isPressed: boolean): void;
}

interface FollowerOptions {
  /** How many questions had left when the element came; 0 if any answer counts for it. */
  readonly came: number;
  readonly listener: () => void;
  /** Missing for a badge. */
  readonly readList: ReadList | undefined;
}

/** An element that follows who is signed in by a site. */
export class Follower {
  /** Whether the element is in the page, and not about to leave it or to move. */
  isConnected = true;
  readonly options: FollowerOptions;
  readonly #site: FollowedSite;
  readonly #followers: Followers;

  constructor(options: FollowerOptions, site: FollowedSite, followers: Followers) {
    this.options = options;
    this.#site = site;
    this.#followers = followers;
  }

  /** Who is signed in, by an answer that counts for this element. */
  get current(): SignInState {
    return this.#site.currentSince(this.options.came);
  }

  /** Asks the site, in the turn of the page, unless a question that counts has left. */
  start(): void {
    this.#site.start(this.options.came);
  }

  /** Asks the site again if it could not say who is signed in: after a press, or in the page's turn. */
  askAgain(isPressed: boolean): void {
    this.#site.askAgain(this.options.came, isPressed);
  }

  connect(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.#followers.handlePresence();
  }

  leave(): void {
    this.#followers.remove(this);
  }
}

/** The elements that follow who is signed in. A list also says what it knows; a badge does not. */
export class Followers {
  readonly #followers = new Set<Follower>();
  readonly #onPresence: () => void;

  /** @param onPresence called when an element has come, has left, or is about to leave or to move */
  constructor(onPresence: () => void) {
    this.#onPresence = onPresence;
  }

  get isEmpty(): boolean {
    return this.#followers.size === 0;
  }

  get areConnected(): boolean {
    return this.#some(({ isConnected }) => isConnected);
  }

  add(options: FollowerOptions, site: FollowedSite): Follower {
    const follower = new Follower(options, site, this);
    this.#followers.add(follower);
    this.#onPresence();
    return follower;
  }

  remove(follower: Follower): void {
    this.#followers.delete(follower);
    this.#onPresence();
  }

  handlePresence(): void {
    this.#onPresence();
  }

  /** Whether any element is shown that the site could not say who is signed in. */
  get areToldOfFailure(): boolean {
    return this.#some(({ current }) => current.state === 'failed');
  }

  notifyAll(): void {
    callEach([...this.#followers].map(({ options }) => options.listener));
  }

  notifyBadges(): void {
    const badges = [...this.#followers].filter(({ options }) => !options.readList);
    callEach(badges.map(({ options }) => options.listener));
  }

  /** Returns what the first list with this site code knows. */
  listFor(siteCode: string): ListedUnread | undefined {
    const lists = [...this.#followers].map(({ options }) => options.readList?.());
    return lists.find((list) => list?.siteCode === siteCode);
  }

  #some(holds: (follower: Follower) => boolean): boolean {
    return [...this.#followers].some(holds);
  }
}
