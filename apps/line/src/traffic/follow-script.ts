import type { Leg } from '../call/leg.ts';
import type { Unschedule } from '../clock/clock.ts';
import type { HeardEntry, Listening } from '../control/protocol.ts';
import type { Switchboard } from '../switchboard.ts';
import type { ScriptStep } from './traffic-schema.ts';

type Choice = ScriptStep['choices'][number];

/** Who acts by a script, and what is told of it. */
interface Actor {
  board: Switchboard;
  random: () => number;
  /** The keys of his other number. */
  other: string;
  onAct: () => void;
}

const REMEMBERED_CHARACTERS = 4_000;

/** Lets a person act on an answered leg by a script, one act each time that somebody listens to him, until the leg ends. */
export function followScript(leg: Leg, script: readonly ScriptStep[], actor: Actor): void {
  if (script.length === 0) return;
  const reader = new ScriptReader(leg, script, actor);
  const unwatch = leg.watchChanges(() => reader.look());
  leg.over.addEventListener('abort', unwatch, { once: true });
  reader.look();
}

class ScriptReader {
  readonly #leg: Leg;
  readonly #actor: Actor;
  readonly #steps: { step: ScriptStep; left: number }[];
  #said = '';
  #lastHeard: HeardEntry | undefined;
  /** The question that he is about to answer, and the one that he has done with. */
  #pending: { question: Listening; step: ScriptStep; unschedule: Unschedule } | null = null;
  #done: Listening | null = null;

  constructor(leg: Leg, script: readonly ScriptStep[], actor: Actor) {
    this.#leg = leg;
    this.#actor = actor;
    this.#steps = script.map((step) => ({ step, left: step.times }));
  }

  look(): void {
    this.#remember();
    const question = this.#leg.listening;
    if (this.#pending && this.#pending.question !== question) this.#forget();
    if (question === null || question === this.#done || this.#pending?.step.hears !== undefined) return;
    const step = this.#stepFor();
    if (step === undefined || step === this.#pending?.step) return;
    this.#forget();
    const { clock } = this.#actor.board;
    const unschedule = clock.schedule(clock.now() + step.afterSeconds * 1000, () => this.#act(question, step));
    this.#pending = { question, step, unschedule };
  }

  #remember(): void {
    const last = this.#leg.heard.at(-1);
    if (last === undefined || last === this.#lastHeard) return;
    this.#lastHeard = last;
    this.#said = `${this.#said} ${last.text ?? last.url ?? ''}`.slice(-REMEMBERED_CHARACTERS).toLowerCase();
  }

  /** A step whose words were said comes before one for any question. */
  #stepFor(): ScriptStep | undefined {
    const open = this.#steps.filter(({ left }) => left > 0).map(({ step }) => step);
    const meant = open.find(({ hears }) => hears !== undefined && this.#said.includes(hears.toLowerCase()));
    return meant ?? open.find(({ hears }) => hears === undefined);
  }

  #forget(): void {
    this.#pending?.unschedule();
    this.#pending = null;
  }

  #act(question: Listening, step: ScriptStep): void {
    const kept = this.#steps.find((one) => one.step === step);
    if (kept) kept.left -= 1;
    this.#pending = null;
    this.#done = question;
    this.#said = '';
    const { board, random, other, onAct } = this.#actor;
    const { digits, speech, hangup } = chosen(step.choices, random());
    onAct();
    if (digits !== undefined) board.press(this.#leg, digits.replaceAll('{other}', other));
    if (speech !== undefined) board.say(this.#leg, { text: speech });
    if (hangup) board.hangUp(this.#leg);
  }
}

function chosen(choices: readonly Choice[], chance: number): Choice {
  let left = chance * choices.reduce((sum, { weight }) => sum + weight, 0);
  const found = choices.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return found ?? choices.at(-1) ?? { weight: 1 };
}
