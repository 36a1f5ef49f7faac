import { z } from 'zod';

/** The header `Idempotency-Key`, by which who asks twice for one thing gets one. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .optional();

export const badKey = { code: 'bad-request', message: 'The header Idempotency-Key has 1 to 200 characters without blanks.' } as const;
