import type { CallFile, CallFileStep, Ending } from './call-file.ts';
import type { Heard, Telephone } from './telephone.ts';
import { type CallerAct, type TranscriptEntry, transcriptOf } from './transcript.ts';

/** What came of a script. `failures` are sentences; none means that the call went as written. */
export interface PlayedScript {
  transcript: TranscriptEntry[];
  ends: Ending | null;
  failures: string[];
}

/** Plays a script on a telephone, stopping at the first step that fails. The same script gives the same transcript on any telephone. */
export async function playScript(telephone: Telephone, { steps, expect }: CallFile): Promise<PlayedScript> {
  const acts: CallerAct[] = [];
  const failures: string[] = [];
  for (const [index, step] of steps.entries()) {
    const failure = await play(telephone, step, acts);
    if (failure === null) continue;
    failures.push(`step ${index + 1}: ${failure}`);
    break;
  }
  await soundOut(telephone, async () => false);
  const ended = await telephone.ended();
  if (failures.length === 0 && expect.ends !== undefined && ended?.how !== expect.ends)
    failures.push(`the call should end as "${expect.ends}", but ${ended === null ? 'it goes on' : `it ended as "${ended.how}"`}`);
  return { transcript: transcriptOf(await telephone.heard(), acts, ended), ends: ended?.how ?? null, failures };
}

async function play(telephone: Telephone, step: CallFileStep, acts: CallerAct[]): Promise<string | null> {
  if ('hears' in step) return hears(telephone, step.hears, acts.at(-1)?.heardBefore ?? 0);
  if ('waits' in step) return telephone.advance(Math.round(step.waits * 1000)).then(() => null);
  if ((await telephone.ended()) !== null) return `${describe(step)}, but the call has ended`;
  const heardBefore = (await telephone.heard()).length;
  const at = await telephone.now();
  if ('presses' in step) {
    acts.push({ at, heardBefore, act: 'presses', digits: step.presses });
    await telephone.presses(step.presses);
  } else if ('says' in step) {
    acts.push({ at, heardBefore, act: 'says', text: step.says });
    await telephone.says(step.says, step.confidence);
  } else {
    acts.push({ at, heardBefore, act: 'hangs-up' });
    await telephone.hangsUp();
  }
  return null;
}

type Expected = string | { pattern: string };

/** Passes when the words are among what was heard since the caller's last act; lets what is being said go on until then, but no silence. */
async function hears(telephone: Telephone, expected: Expected, from: number): Promise<string | null> {
  const matches = matcher(expected);
  const found = await soundOut(telephone, async () => (await telephone.heard()).slice(from).some(({ text }) => matches(text)));
  if (found) return null;
  const heard = (await telephone.heard()).slice(from).filter(({ text }) => text !== '');
  const wanted = typeof expected === 'string' ? `"${expected}"` : `/${expected.pattern}/`;
  return `${wanted} was not heard. Heard: ${heard.map(({ text }) => `"${text}"`).join(', ') || 'nothing'}`;
}

/** Lets time pass while something sounds, until `enough`; answers whether it was reached. */
async function soundOut(telephone: Telephone, enough: () => Promise<boolean>): Promise<boolean> {
  for (;;) {
    if (await enough()) return true;
    if ((await telephone.ended()) !== null || !(await telephone.heard()).some(isSounding)) return false;
    if (!(await telephone.toNextDue())) return false;
  }
}

function isSounding({ kind, endedAt }: Heard): boolean {
  return endedAt === null && (kind === 'say' || kind === 'play' || kind === 'beep' || kind === 'silence');
}

function matcher(expected: Expected): (text: string) => boolean {
  if (typeof expected === 'string') return (text) => collapsed(text).includes(collapsed(expected));
  const pattern = new RegExp(expected.pattern, 'iu');
  return (text) => pattern.test(text);
}

function collapsed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function describe(step: CallFileStep): string {
  const [[act, value] = ['', '']] = Object.entries(step);
  return value === true ? act : `${act} "${String(value)}"`;
}
