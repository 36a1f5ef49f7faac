import type { PhoneState, Remembered } from './phone-state.ts';

const readKey = 'callwright.read';
const dialledKey = 'callwright.dialled';
const keptRead = 1000;
const keptDialled = 20;

/** What a page remembers: the messages that its tab has shown, and the numbers that this browser has dialled. */
export const loadRemembered = (tab: Storage, browser: Storage): Remembered => ({
  read: textsIn(tab, readKey),
  dialled: textsIn(browser, dialledKey),
});

export function keepRemembered({ read, dialled }: Pick<PhoneState, 'read' | 'dialled'>, tab: Storage, browser: Storage): void {
  tab.setItem(readKey, JSON.stringify([...read].slice(-keptRead)));
  browser.setItem(dialledKey, JSON.stringify(dialled.slice(0, keptDialled)));
}

function textsIn(storage: Storage, key: string): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}
