import { interruptionOf } from '../call/interruption.ts';
import type { Leg } from '../call/leg.ts';
import { sleep } from '../clock/sleep.ts';
import { invalid, resolveUrl } from './attributes.ts';
import type { Program } from './call-runner.ts';
import { type TwimlElement, TwimlError } from './parse-twiml.ts';
import type { CallServices, VerbContext } from './verb.ts';

/** What somebody who waits hears: the carrier's own music, nothing, or a document. */
export type Music = 'standard' | 'silence' | { url: string; method: string };

interface MusicAttributes {
  url: { name: string; code: number };
  method: { name: string; code: number };
}

interface Listener {
  leg: Leg;
  program: Program;
  services: CallServices;
}

/** A document that takes no time is asked for again after a second: without any pause simulated time could never move on. */
const SHORTEST_ROUND = 1;

/** The music that an element asks for; an empty address is silence. Throws a TwimlError for an address that is none. */
export function readMusic(element: TwimlElement, { url, method }: MusicAttributes, context: VerbContext): Music {
  const address = element.attributes[url.name];
  if (address === undefined) return 'standard';
  if (address.trim() === '') return 'silence';
  return { url: resolved(address, element, url, context), method: readMethod(element, method, context) };
}

/** Plays music until the program's signal aborts, with whose reason it rejects. A document is followed by silence; one that cannot be had rejects. */
export async function playMusic(music: Music, listener: Listener): Promise<never> {
  if (typeof music === 'object') await runOnce(music, listener);
  return playEndless(music === 'standard' ? 'hold' : 'silence', listener);
}

/** As `playMusic`, but a document is asked for again when it ends, until it says to leave or hangs up. */
export async function repeatMusic(music: Music, listener: Listener): Promise<'leave' | 'end'> {
  if (typeof music !== 'object') return playMusic(music, listener);
  const { clock } = listener.services;
  for (;;) {
    const since = clock.now();
    const end = await runOnce(music, listener);
    if (end === 'leave' || end === 'end') return end;
    if (clock.now() === since) await sleep(clock, SHORTEST_ROUND, listener.program.signal);
  }
}

function runOnce({ url, method }: Exclude<Music, string>, { leg, program, services }: Listener) {
  return services.beside(leg, { from: 'url', kind: 'wait', url, method }, program);
}

async function playEndless(kind: 'hold' | 'silence', { leg, program }: Listener): Promise<never> {
  const sound = leg.hears({ kind });
  try {
    return await interruptionOf(program.signal);
  } finally {
    sound.end(false);
  }
}

function resolved(address: string, element: TwimlElement, { name, code }: MusicAttributes['url'], context: VerbContext): string {
  try {
    return resolveUrl(address, context);
  } catch (cause) {
    throw new TwimlError(code, `${element.name}: Invalid ${name} "${address}"`, { cause });
  }
}

function readMethod(element: TwimlElement, { name, code }: MusicAttributes['method'], context: VerbContext): string {
  const method = (element.attributes[name] ?? 'POST').toUpperCase();
  if (method === 'GET' || method === 'POST') return method;
  invalid(element, name, code, context);
  return 'POST';
}
