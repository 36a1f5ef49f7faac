import { Interruption, isInterruption } from '../call/interruption.ts';
import type { Leg } from '../call/leg.ts';
import { callForm } from '../webhook/call-form.ts';
import { HttpFailure } from '../webhook/http-failure.ts';
import { checkTwiml, isTwimlElement } from './check-twiml.ts';
import type { CallDocument, DocumentSource, Outcome } from './document.ts';
import { CALL_RULES, type DocumentRules, WHISPER_RULES } from './document-rules.ts';
import { childElements, parseTwiml, TwimlError } from './parse-twiml.ts';
import { readDocument } from './read-document.ts';
import { playSound } from './sounds.ts';
import type { CallServices, VerbContext } from './verb.ts';
import { prepareSay } from './verbs/say.ts';
import { verbs } from './verbs.ts';

const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

/** So many documents without time passing are a loop that would never let simulated time move on. */
const DOCUMENTS_AT_ONCE = 500;

/** One run of documents on a leg. */
export interface Program {
  /** Stops it. */
  signal: AbortSignal;
  rules: DocumentRules;
  /** What its requests tell besides what every webhook of a call does. */
  form?: () => Record<string, string>;
  /** Who hears it; the leg alone by default. */
  audience?: () => readonly Leg[];
}

/** Runs the documents of calls: fetch, execute, follow, fall back, apologise. */
export class CallRunner {
  readonly #services: CallServices;

  constructor(services: CallServices) {
    this.#services = services;
  }

  /** Runs documents on a leg until they are exhausted, then ends it. Whatever the leg was doing stops. */
  start(leg: Leg, source: DocumentSource): void {
    this.perform(leg, (signal) => this.#follow(leg, source, { signal, rules: CALL_RULES }));
  }

  /** Gives a leg to a task until it is done, then ends the leg. Whatever the leg was doing stops. */
  perform(leg: Leg, task: (signal: AbortSignal) => Promise<unknown>): void {
    this.#run(leg, task).catch((error: unknown) => {
      if (isInterruption(error)) return;
      this.#services.log(`call ${leg.sid} broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      leg.end('failed');
    });
  }

  /** Runs documents on an answered leg before it is connected. True when they are exhausted and the leg still stands; a Hangup ends it. */
  async whisper(leg: Leg, source: DocumentSource): Promise<boolean> {
    try {
      const end = await this.#follow(leg, source, { signal: this.#begin(leg), rules: WHISPER_RULES });
      if (end !== 'exhausted') leg.end('completed');
      return end === 'exhausted';
    } catch (error) {
      if (isInterruption(error)) return false;
      throw error;
    }
  }

  /**
   * Runs documents beside what a leg does, such as music while it waits. Answers how they ended.
   * Rejects with an HttpFailure or a TwimlError, of which the leg has been warned, and with the reason of the program's signal.
   */
  beside(leg: Leg, source: DocumentSource, program: Program): Promise<Outcome> {
    return this.#follow(leg, source, program);
  }

  #begin(leg: Leg): AbortSignal {
    leg.program?.abort(new Interruption('moved'));
    leg.stopListening();
    leg.program = new AbortController();
    return leg.program.signal;
  }

  async #run(leg: Leg, task: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    await task(this.#begin(leg));
    leg.answer();
    leg.end('completed');
  }

  async #follow(leg: Leg, first: DocumentSource, program: Program): Promise<Outcome> {
    let next: Outcome = first;
    const instant = { at: 0, documents: 0 };
    while (typeof next === 'object') {
      next = this.#isLoop(instant) ? await this.#breakLoop(leg, program) : await this.#runSource(leg, next, program);
    }
    return next;
  }

  async #runSource(leg: Leg, source: DocumentSource, program: Program): Promise<Outcome> {
    const { signal, rules, audience } = program;
    try {
      const document = await this.#load(leg, source, program);
      return await this.#execute({ leg, document, services: this.#services, signal, ...(audience && { audience }) }, rules);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HttpFailure || error instanceof TwimlError)) throw error;
      leg.warn(error.code, error.message);
      if (!rules.fallsBack) throw error;
      return this.#fallBack(leg, source, error, signal);
    }
  }

  async #load(leg: Leg, source: DocumentSource, program: Program): Promise<CallDocument> {
    const document = source.from === 'text' ? { root: parseTwiml(source.twiml), url: null } : await this.#fetch(leg, source, program);
    program.signal.throwIfAborted();
    for (const { code, message } of checkTwiml(document.root)) leg.warn(code, message);
    return document;
  }

  async #fetch(leg: Leg, source: Extract<DocumentSource, { from: 'url' }>, program: Program): Promise<CallDocument> {
    const { method, url } = source;
    const kind = source.kind === 'twiml' ? program.rules.kind : source.kind;
    const form = { ...callForm(leg, this.#services.accountSid), ...program.form?.(), ...source.form };
    const reply = await this.#services.webhooks.send({ owner: leg, kind, method, url, form });
    return this.#services.track(readDocument(reply, leg));
  }

  async #execute(context: VerbContext, rules: DocumentRules): Promise<Outcome> {
    const { leg, document, signal } = context;
    const elements = childElements(document.root);
    for (const [index, element] of elements.entries()) {
      const verb = verbs.get(element.name);
      if (!verb) {
        if (isTwimlElement(element.name)) leg.warn(12200, `<${element.name}> is not executed by the local line; it is skipped`);
        continue;
      }
      if (!(rules.verbs?.has(element.name) ?? element.name !== 'Leave')) {
        leg.warn(rules.refusal.code, `<${element.name}> cannot stand ${rules.refusal.where}; it is skipped`);
        continue;
      }
      if (verb.answers(element, index === 0)) leg.answer();
      const outcome = await verb.run(element, context);
      signal.throwIfAborted();
      if (outcome !== undefined) return outcome;
    }
    return 'exhausted';
  }

  async #fallBack(leg: Leg, source: DocumentSource, error: HttpFailure | TwimlError, signal: AbortSignal): Promise<Outcome> {
    const isFallback = source.from === 'url' && source.kind === 'fallback';
    if (!leg.fallback || isFallback) return this.#apologise(leg, signal);
    const form = { ErrorCode: String(error.code), ErrorUrl: failingUrl(source, error) };
    return { from: 'url', kind: 'fallback', url: leg.fallback.url, method: leg.fallback.method, form };
  }

  async #apologise(leg: Leg, signal: AbortSignal): Promise<Outcome> {
    leg.answer();
    const document: CallDocument = { root: { name: 'Response', attributes: {}, content: [] }, url: null };
    const context: VerbContext = { leg, document, services: this.#services, signal };
    const plan = await prepareSay({ name: 'Say', attributes: {}, content: [APOLOGY] }, context);
    if (plan) await playSound(plan, context, signal);
    return 'end';
  }

  #isLoop(instant: { at: number; documents: number }): boolean {
    const now = this.#services.clock.now();
    instant.documents = instant.at === now ? instant.documents + 1 : 1;
    instant.at = now;
    return instant.documents > DOCUMENTS_AT_ONCE;
  }

  async #breakLoop(leg: Leg, { signal, rules }: Program): Promise<Outcome> {
    const error = new TwimlError(11215, `more than ${DOCUMENTS_AT_ONCE} documents ran without time passing`);
    leg.warn(error.code, error.message);
    if (!rules.fallsBack) throw error;
    return this.#apologise(leg, signal);
  }
}

function failingUrl(source: DocumentSource, error: HttpFailure | TwimlError): string {
  if (error instanceof HttpFailure && error.media !== null) return error.media;
  return source.from === 'url' ? source.url : '';
}
