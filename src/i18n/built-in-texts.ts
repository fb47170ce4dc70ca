import { en } from './en.js';
import type { BuiltInLanguage, AllMessages } from './messages.js';
import { ru } from './ru.js';

/** All texts of the list. A badge needs only `unread-texts.ts`. */
export const builtInTexts: Readonly<Record<BuiltInLanguage, AllMessages>> = { ru, en };
