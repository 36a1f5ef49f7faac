import { childController, Interruption, isInterruption } from '../../call/interruption.ts';
import { callForm } from '../../webhook/call-form.ts';
import { resolveUrl } from '../attributes.ts';
import type { Outcome } from '../document.ts';
import { childElements, type TwimlElement } from '../parse-twiml.ts';
import { type PreparePrompt, playSound, type SoundPlan } from '../sounds.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { GatherCollector, type GatherInput } from './gather-collector.ts';
import { type GatherSettings, listeningOf, readGatherSettings } from './gather-settings.ts';
import { preparePause } from './pause.ts';
import { preparePlay } from './play.ts';
import { prepareSay } from './say.ts';

const prompts: Readonly<Record<string, PreparePrompt>> = { Say: prepareSay, Play: preparePlay, Pause: preparePause };

/** What the recogniser reports when the speaker did not say how sure it was. */
const USUAL_CONFIDENCE = 0.9;

/** Speaks its prompts and listens. Keys and speech go to the action; silence goes on to the next verb. */
export const gather: Verb = {
  answers: () => true,
  async run(element, context) {
    const settings = readGatherSettings(element, context);
    return outcomeOf(await collect(element, settings, context), settings, context);
  },
};

async function collect(element: TwimlElement, settings: GatherSettings, context: VerbContext): Promise<GatherInput> {
  const { controller, release } = childController(context.signal);
  const collector = new GatherCollector(settings, context, {
    onBegin: () => controller.abort(new Interruption('input')),
    onPartial: partialPoster(settings, context),
  });
  context.leg.listen(collector, listeningOf(settings));
  try {
    await playPrompts(element, context, controller.signal);
    collector.promptsEnded();
    return await collector.input;
  } finally {
    collector.stop();
    release();
    if (!context.signal.aborted) context.leg.stopListening();
  }
}

async function playPrompts(element: TwimlElement, context: VerbContext, signal: AbortSignal): Promise<void> {
  const plans = await Promise.all(childElements(element).map((child) => prompts[child.name]?.(child, context)));
  try {
    for (const plan of plans.filter((found): found is SoundPlan => Boolean(found))) await playSound(plan, context, signal);
  } catch (error) {
    if (!isInterruption(error) || error.why !== 'input') throw error;
  }
}

function outcomeOf(input: GatherInput, settings: GatherSettings, context: VerbContext): Outcome {
  if (input === null && !settings.actionOnEmptyResult) return undefined;
  return { from: 'url', kind: 'action', url: resolveUrl(settings.action, context), method: settings.method, form: inputForm(input) };
}

function inputForm(input: GatherInput): Record<string, string> {
  if (input === null) return {};
  if (input.kind === 'digits') return { Digits: input.digits };
  return { SpeechResult: input.text, Confidence: String(input.confidence ?? USUAL_CONFIDENCE) };
}

function partialPoster(settings: GatherSettings, context: VerbContext): (text: string) => void {
  const { partialCallback } = settings;
  if (!partialCallback) return () => undefined;
  const { leg, services } = context;
  const url = resolveUrl(partialCallback.url, context);
  let sequence = 0;
  return (text) => {
    const result = { UnstableSpeechResult: text, StableSpeechResult: '', SequenceNumber: String(sequence++) };
    services.webhooks
      .send({
        owner: leg,
        kind: 'partial',
        method: partialCallback.method,
        url,
        form: { ...callForm(leg, services.accountSid), ...result },
      })
      .catch((cause: unknown) => services.log(`partial result callback to ${url} failed: ${String(cause)}`));
  };
}
