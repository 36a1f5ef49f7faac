import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
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

it('refuses while a holder on another machine gives signs of life', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-lock-'));
  writeFileSync(path.join(folder, 'holder.txt'), 'process 7 on another-machine');
  await expect(lockDataFolder(folder)).rejects.toThrow('in use by process 7 on another-machine');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path.join(folder, 'holder.txt'), longAgo, longAgo);
  const unlock = await lockDataFolder(folder);
  await unlock();
});

it('lets the next one in when the holder died while it wrote its name', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-lock-'));
  writeFileSync(path.join(folder, 'holder.txt'), '');
  const unlock = await lockDataFolder(folder);
  await unlock();
});
