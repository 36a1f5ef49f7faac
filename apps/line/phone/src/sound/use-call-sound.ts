import { useEffect, useRef } from 'react';
import type { HeardEntry, LineCall } from '../../../src/control/protocol.ts';
import { recordingAt } from '../transcript/recordings.ts';
import { speak, stopSpeaking } from './speaker.ts';
import { playBeep, startRingback } from './tones.ts';

const defaultLanguage = 'en-US';

/** Lets the person hear what sounds on the shown call: prompts are spoken, files played; an interruption or `on: false` silences. */
export function useCallSound(call: LineCall | null, on: boolean): void {
  const seen = useRef({ callSid: '', heard: 0, cut: 0 });
  const player = useRef<HTMLAudioElement | null>(null);

  useEffect(() => {
    const silence = (): void => {
      stopSpeaking();
      player.current?.pause();
    };
    const cut = call ? cutOff(call) : 0;
    if (seen.current.callSid !== call?.callSid) {
      silence();
      seen.current = { callSid: call?.callSid ?? '', heard: call ? firstToSound(call) : 0, cut };
    } else if (!on || cut > seen.current.cut) silence();
    if (!call) return;
    if (player.current && !sounding(call, 'play')) player.current.pause();
    for (const entry of on ? toSound(call.heard.slice(seen.current.heard)) : []) {
      if (entry.kind === 'say') speak(entry.text ?? '', entry.language ?? defaultLanguage);
      if (entry.kind === 'beep') playBeep();
      if (entry.kind === 'play' && entry.url) player.current = playSound(entry.url, call, player.current);
    }
    seen.current = { callSid: call.callSid, heard: call.heard.length, cut };
  }, [call, on]);

  const ringsBack =
    on && call !== null && call.endedAt === null && (sounding(call, 'ring') || (call.direction === 'inbound' && call.status === 'ringing'));
  useEffect(() => (ringsBack ? startRingback() : undefined), [ringsBack]);
}

const sounding = (call: LineCall, kind: HeardEntry['kind']): boolean =>
  call.heard.some((entry) => entry.kind === kind && entry.endedAt === null);

/** A call that the page meets in its middle begins with what sounds then. */
function firstToSound(call: LineCall): number {
  const open = call.heard.findIndex((entry) => entry.endedAt === null);
  return open === -1 ? call.heard.length : open;
}

/** When simulated time jumped over several prompts, the last one is worth hearing. */
function toSound(fresh: readonly HeardEntry[]): HeardEntry[] {
  const open = fresh.filter((entry) => entry.endedAt === null);
  const lastSaid = fresh.findLast((entry) => entry.kind === 'say' && !entry.interrupted);
  return open.length === 0 && lastSaid ? [lastSaid] : open;
}

/** Grows with each interruption and with the person's own hanging up. */
const cutOff = (call: LineCall): number =>
  call.heard.filter(({ interrupted }) => interrupted).length + call.acts.filter(({ act }) => act === 'hangup').length;

/** The line keeps noise of a recording, so the caller's own is said again in his words. */
function playSound(url: string, call: LineCall, previous: HTMLAudioElement | null): HTMLAudioElement | null {
  const said = recordingAt(call, url)?.said;
  if (!said) return playFile(url, previous);
  speak(said, call.heard.findLast(({ kind }) => kind === 'say')?.language ?? defaultLanguage);
  return previous;
}

function playFile(url: string, previous: HTMLAudioElement | null): HTMLAudioElement {
  previous?.pause();
  const audio = previous ?? new Audio();
  audio.src = url;
  // A file that cannot be played stays a line of the transcript.
  audio.play().catch(() => undefined);
  return audio;
}
