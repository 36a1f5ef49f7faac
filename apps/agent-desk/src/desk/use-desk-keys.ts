import { api } from '@callwright/web/api/client.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Phone } from '../phone/use-phone.ts';
import type { Desk } from './desk-query.ts';
import type { useDesk } from './use-desk.ts';

interface Parts {
  desk: Desk;
  phone: Phone;
  act: ReturnType<typeof useDesk>['act'];
  answer(): void;
}

/** What a key can open beside the call. */
export type Opened = 'keypad' | 'transfer' | 'keys' | 'break' | 'calls' | 'sound' | null;

/** The keys of the desk. Single letters do nothing in text fields; there Ctrl Enter answers. */
export function useDeskKeys({ desk, phone, act, answer }: Parts) {
  const [opened, open] = useState<Opened>(null);
  const { call, wrapUp } = desk;
  const talk = call?.entry ?? null;
  // what was opened for one call, or for none, is not for the next
  useEffect(() => {
    open((before) => (talk === null && before === 'calls' ? before : null));
  }, [talk]);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping =
      event.target instanceof HTMLElement && (event.target.isContentEditable || /^(input|textarea|select)$/i.test(event.target.tagName));
    if (event.key === 'Enter' && call?.state === 'ringing' && (!isTyping || event.ctrlKey)) return take(event, answer);
    // a dialog that is open has the keys
    if (event.repeat || isTyping || event.ctrlKey || event.metaKey || event.altKey || isInDialog(event)) return;
    // by the place of the key, so that a Russian layout has them too
    const key = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
    if (key === '?') return take(event, () => open('keys'));
    if (key === 'c' && call === null) return take(event, () => open(opened === 'calls' ? null : 'calls'));
    if (key === 'b') return take(event, () => open('break'));
    if (key === 'n') return take(event, () => focus('#notes'));
    if (key === 's') return take(event, () => focus('#script'));
    if (key === 'm') return take(event, () => focus('#texts button'));
    if (key === 'w' && call === null && wrapUp !== null)
      return take(event, () => void act(api.desk.status.$put({ json: { status: 'available' } })).catch(nothing));
    if (call === null) return;
    const param = { entry: call.entry };
    if (key === 'escape' && call.state === 'ringing')
      return take(event, () => void act(api.desk.calls[':entry'].decline.$post({ param, json: {} })).catch(nothing));
    if (call.state === 'ringing') return;
    if (key === 'u') return take(event, () => phone.mute(!phone.muted));
    if (key === 'h')
      return take(event, () => void act(api.desk.calls[':entry'].hold.$post({ param, json: { on: !call.held } })).catch(nothing));
    if (key === 'd') return take(event, () => open(opened === 'keypad' ? null : 'keypad'));
    if (key === 'x') return take(event, () => open(opened === 'transfer' ? null : 'transfer'));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return { opened, open };
}

export type DeskKeys = ReturnType<typeof useDeskKeys>;

function take(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}

function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog], [role=menu]') !== null;
}

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** What failed was told already. */
function nothing(): void {}
