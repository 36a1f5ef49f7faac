import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../read-settings.ts';

/**
 * The secret that private data is sealed with: DATA_KEY where it is set. Without it the embedded database has a key of its own in its folder,
 * and runtimes that share a server share one made of the account's token, so that they read what the others wrote.
 */
export async function dataKey(settings: Pick<Settings, 'DATA_KEY' | 'DATABASE_URL' | 'DATA_DIR' | 'TWILIO_AUTH_TOKEN'>): Promise<string> {
  if (settings.DATA_KEY !== undefined) return settings.DATA_KEY;
  if (settings.DATABASE_URL !== undefined) return settings.TWILIO_AUTH_TOKEN;
  const file = path.join(settings.DATA_DIR, 'data.key');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const made = randomBytes(32).toString('base64');
  await mkdir(settings.DATA_DIR, { recursive: true });
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return made;
}
