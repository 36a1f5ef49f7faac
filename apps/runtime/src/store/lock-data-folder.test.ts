import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockDataFolder } from './lock-data-folder.ts';

it('refuses a second holder by name, and lets the next one in when the first has gone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-lock-'));
  const unlock = await lockDataFolder(folder);
  await expect(lockDataFolder(path.join(folder, '.'))).rejects.toThrow(`in use by process ${process.pid}`);
  await unlock();
  const unlockAgain = await lockDataFolder(folder);
  await unlockAgain();
});
