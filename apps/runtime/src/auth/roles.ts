import { z } from 'zod';

/** What a person is here; an owner is a manager who also manages people. */
export const roleSchema = z.enum(['agent', 'supervisor', 'developer', 'manager', 'owner']);
export type Role = z.output<typeof roleSchema>;
