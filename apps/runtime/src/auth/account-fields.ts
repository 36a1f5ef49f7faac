import { z } from 'zod';
import { PASSWORD_LENGTH } from './sign-in-library.ts';

const { least, most } = PASSWORD_LENGTH;

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email('is no email address'));
export const personNameSchema = z.string().trim().min(1, 'is empty').max(100);
/** A password that somebody chooses; one that he only repeats may be anything. */
export const newPasswordSchema = z.string().min(least, `has at least ${least} characters`).max(most, `has at most ${most} characters`);
export const givenPasswordSchema = z.string().min(1).max(most);
/** A token of a link. */
export const linkTokenSchema = z.string().min(1).max(200);
