import type { z } from 'zod';

type Read<Config extends z.ZodObject> = z.ZodSafeParseResult<z.output<Config>>;

/** A document is replaced where it changes, never changed in place: what was read of a configuration stays true as long as it is there. */
const known = new WeakMap<object, { schema: z.ZodObject; read: Read<z.ZodObject> }>();

/** Reads a node's configuration, once. Between two keystrokes in a large flow, or between compiling and verifying it, nearly all are the same. */
export function readConfig<Config extends z.ZodObject>(schema: Config, config: unknown): Read<Config> {
  if (typeof config !== 'object' || config === null) return schema.safeParse(config, { reportInput: true }) as Read<Config>;
  const before = known.get(config);
  if (before?.schema === schema) return before.read as Read<Config>;
  const read = schema.safeParse(config, { reportInput: true });
  known.set(config, { schema, read });
  return read as Read<Config>;
}
