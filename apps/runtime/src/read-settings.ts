import path from 'node:path';
import { PATIENCE_SECONDS } from '@callwright/flow-compiler';
import { z } from 'zod';
import { isAddressRange } from './auth/client-address.ts';
import { isLoopback } from './auth/own-origin.ts';
import { UserError } from './errors.ts';
import { CARRIERS_RATE } from './line/next-call-at.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('.data'),
  DATA_KEY: z.string().min(32, 'has at least 32 characters').optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is no address like postgres://user:password@host/database' }).optional(),
  FLOWS_DIR: z.string().default('flows'),
  ENVIRONMENT: z
    .string()
    .regex(/^[\w-]+$/)
    .default('local'),
  ENVIRONMENTS_DIR: z.string().default('environments'),
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'is AC and 32 hexadecimal digits'),
  TWILIO_AUTH_TOKEN: z.string().min(1),
  TWILIO_API_KEY: z
    .string()
    .regex(/^SK[0-9a-fA-F]{32}$/, 'is SK and 32 hexadecimal digits')
    .optional(),
  TWILIO_API_SECRET: z.string().min(1).optional(),
  TWILIO_API_URL: z.url().optional(),
  FALLBACK_URL: z.url().optional(),
  CONNECT_NUMBERS: flag,
  BUY_NUMBERS: flag,
  CLOCK_URL: z.url().optional(),
  PATIENCE_SECONDS: z.coerce.number().min(0.1).max(12).default(PATIENCE_SECONDS),
  CALLS_PER_SECOND: z.coerce.number().min(0.1).max(1000).default(CARRIERS_RATE),
  GIT_COMMIT: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  GIT_BRANCH: z
    .string()
    .max(200)
    .regex(/^(?!.*(\.\.|\/\/|@\{|\.lock(\/|$)))[\w][\w./@+-]*(?<![./])$/, 'is no name of a branch')
    .optional(),
  OWNER_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
  TRUSTED_PROXY: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
    .refine((ranges) => ranges.every(isAddressRange), 'is a list of addresses and ranges with commas, such as 127.0.0.1, 10.0.0.0/8'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** The runtime's settings from environment variables. Throws a `UserError` that names each wrong one. */
export function readSettings(env: NodeJS.ProcessEnv) {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: [name], message }) => `  ${String(name)}: ${message}`);
    throw new UserError(`The runtime cannot start with these environment variables:\n${wrong.join('\n')}`, { cause: parsed.error });
  }
  const { PORT, HOST, PUBLIC_URL, ENVIRONMENT, ENVIRONMENTS_DIR, DATA_DIR } = parsed.data;
  return {
    ...parsed.data,
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, ''),
    /** It listens on this machine only. */
    isLocal: isLoopback(HOST),
    /** Where this very process listens; others may share the public address. */
    ownUrl: `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`,
    databaseFolder: path.join(DATA_DIR, 'database'),
    /** The built designer lies beside this app, whether it runs from its sources or its bundle. */
    designerFolder: path.resolve(import.meta.dirname, '../../designer/dist'),
    deskFolder: path.resolve(import.meta.dirname, '../../agent-desk/dist'),
    publicFolders: {
      pages: path.resolve(import.meta.dirname, '../public-pages'),
      theme: path.resolve(import.meta.dirname, '../../../packages/theme'),
    },
    environmentFile: path.join(ENVIRONMENTS_DIR, `${ENVIRONMENT}.json`),
  };
}
export type Settings = ReturnType<typeof readSettings>;
