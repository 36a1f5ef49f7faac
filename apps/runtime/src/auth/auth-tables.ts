import { boolean, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Role } from './roles.ts';

/** better-auth wants dates; what is ours is text, as everywhere. */
const date = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** Who may sign in; better-auth's "user". */
export const people = pgTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** In small letters. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  role: text('role').$type<Role>().notNull(),
  /** The language of the pages; null while the browser's is used. */
  language: text('language').$type<'en' | 'ru' | 'ro'>(),
  /** Since when this person may not sign in. */
  disabledAt: date('disabled_at'),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
});

/** One row a browser that is signed in; better-auth's "session". */
export const signIns = pgTable(
  'sign_ins',
  {
    id: text('id').primaryKey(),
    userId: text('person')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    ipAddress: text('address'),
    userAgent: text('user_agent'),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (table) => [index('sign_ins_person').on(table.userId)],
);

/** How a person signs in: with a password so far; better-auth's "account". */
export const signInMethods = pgTable(
  'sign_in_methods',
  {
    id: text('id').primaryKey(),
    userId: text('person')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    providerId: text('provider').notNull(),
    accountId: text('account').notNull(),
    /** Hashed. */
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (table) => [index('sign_in_methods_person').on(table.userId)],
);

/** What better-auth remembers between two steps; with passwords alone it stays empty. */
export const signInVerifications = pgTable(
  'sign_in_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (table) => [index('sign_in_verifications_identifier').on(table.identifier)],
);

/** Links that are used once: the first owner's, invitations, new passwords. */
export const oneTimeLinks = pgTable('one_time_links', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['owner', 'invitation', 'password'] }).notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  role: text('role').$type<Role>().notNull(),
  email: text('email'),
  name: text('name'),
  /** Whose new password it is. */
  person: text('person').references(() => people.id, { onDelete: 'cascade' }),
  /** The name of who made it. */
  by: text('by'),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at'),
});

/** A person's keys for programs. The token itself is nowhere. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: text('id').primaryKey(),
    person: text('person')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    role: text('role').$type<Role>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
    usedAt: moment('used_at'),
  },
  (table) => [index('api_tokens_person').on(table.person)],
);
