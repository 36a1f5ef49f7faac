import { Interruption, isInterruption } from '../call/interruption.ts';
import type { Leg } from '../call/leg.ts';
import { callForm } from '../webhook/call-form.ts';
import { HttpFailure } from '../webhook/http-failure.ts';
import { checkTwiml, isTwimlElement } from './check-twiml.ts';
import type { CallDocument, DocumentSource, Outcome } from './document.ts';
import { childElements, parseTwiml, TwimlError } from './parse-twiml.ts';
import { readDocument } from './read-document.ts';
import { playSound } from './sounds.ts';
import type { CallServices, VerbContext } from './verb.ts';
import { prepareSay } from './verbs/say.ts';
import { verbs } from './verbs.ts';

const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

/** So many documents without time passing are a loop that would never let simulated time move on. */
const DOCUMENTS_AT_ONCE = 500;

/** What may run on a called leg before it is connected. */
const WHISPER_VERBS: ReadonlySet<string> = new Set(['Gather', 'Hangup', 'Pause', 'Play', 'Redirect', 'Say']);

/** One run of documents on a leg. `allowed` names its verbs; null for all. */
interface Program {
  signal: AbortSignal;
  allowed: ReadonlySet<string> | null;
}

/** Runs the documents of calls: fetch, execute, follow, fall back, apologise. */
export class CallRunner {
  readonly #services: CallServices;

  constructor(services: CallServices) {
    this.#services = services;
  }

  /** Runs documents on a leg until they are exhausted, then ends it. Whatever the leg was doing stops, and posts nothing. */
  start(leg: Leg, source: DocumentSource): void {
    this.#run(leg, source, this.#begin(leg)).catch((error: unknown) => {
      if (isInterruption(error)) return;
      this.#services.log(`call ${leg.sid} broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      leg.end('failed');
    });
  }

  /** Runs documents on an answered leg before it is connected. True when they are exhausted and the leg still stands; a Hangup ends it. */
  async whisper(leg: Leg, source: DocumentSource): Promise<boolean> {
    try {
      const end = await this.#follow(leg, source, { signal: this.#begin(leg), allowed: WHISPER_VERBS });
      if (end !== 'exhausted') leg.end('completed');
      return end === 'exhausted';
    } catch (error) {
      if (isInterruption(error)) return false;
      throw error;
    }
  }

  #begin(leg: Leg): AbortSignal {
    leg.program?.abort(new Interruption('moved'));
    if (leg.listening) leg.stopListening();
    leg.program = new AbortController();
    return leg.program.signal;
  }

  async #run(leg: Leg, first: DocumentSource, signal: AbortSignal): Promise<void> {
    await this.#follow(leg, first, { signal, allowed: null });
    leg.answer();
    leg.end('completed');
  }

  async #follow(leg: Leg, first: DocumentSource, program: Program): Promise<Outcome> {
    let next: Outcome = first;
    const instant = { at: 0, documents: 0 };
    while (typeof next === 'object') {
      next = this.#isLoop(instant) ? await this.#breakLoop(leg, program.signal) : await this.#runSource(leg, next, program);
    }
    return next;
  }

  async #runSource(leg: Leg, source: DocumentSource, { signal, allowed }: Program): Promise<Outcome> {
    try {
      const document = await this.#load(leg, source);
      signal.throwIfAborted();
      return await this.#execute({ leg, document, services: this.#services, signal }, allowed);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HttpFailure || error instanceof TwimlError)) throw error;
      leg.warn(error.code, error.message);
      return this.#fallBack(leg, source, error, signal);
    }
  }

  async #load(leg: Leg, source: DocumentSource): Promise<CallDocument> {
    const document = source.from === 'text' ? { root: parseTwiml(source.twiml), url: null } : await this.#fetch(leg, source);
    for (const { code, message } of checkTwiml(document.root)) leg.warn(code, message);
    return document;
  }

  async #fetch(leg: Leg, source: Extract<DocumentSource, { from: 'url' }>): Promise<CallDocument> {
    const { kind, method, url } = source;
    const form = { ...callForm(leg, this.#services.accountSid), ...source.form };
    const reply = await this.#services.webhooks.send({ owner: leg, kind, method, url, form });
    return this.#services.track(readDocument(reply, leg));
  }

  async #execute(context: VerbContext, allowed: Program['allowed']): Promise<Outcome> {
    const { leg, document, signal } = context;
    const elements = childElements(document.root);
    for (const [index, element] of elements.entries()) {
      const verb = verbs.get(element.name);
      if (!verb) {
        if (isTwimlElement(element.name)) leg.warn(12200, `<${element.name}> is not executed by the local line; it is skipped`);
        continue;
      }
      if (allowed && !allowed.has(element.name)) {
        leg.warn(13215, `<${element.name}> cannot stand in what is heard before a connection; it is skipped`);
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

  #breakLoop(leg: Leg, signal: AbortSignal): Promise<Outcome> {
    leg.warn(11215, `more than ${DOCUMENTS_AT_ONCE} documents ran without time passing`);
    return this.#apologise(leg, signal);
  }
}

function failingUrl(source: DocumentSource, error: HttpFailure | TwimlError): string {
  if (error instanceof HttpFailure && error.media !== null) return error.media;
  return source.from === 'url' ? source.url : '';
}
