import type { JsonValue } from '@callwright/flow-schema';

/** What a flow uses from beside it, as the server has it: plain JSON, so that it can be sent to the worker. */
export interface BesideFlow {
  /** Modules and flows to go to, by id: their documents. */
  flows: Readonly<Record<string, JsonValue>>;
  /** The ids of all flows that calls may be handed over to. */
  flowIds: readonly string[];
  /** Contents of the resources; null where one could not be read: then its names are not looked at. */
  schedules: JsonValue;
  smsTemplates: JsonValue;
  queues: JsonValue;
  environment: JsonValue;
  /** How long the audio files last, in seconds; those of others are named `@flow/...`. Null: not known which there are. */
  audio: Readonly<Record<string, number>> | null;
}

/** A flow that stands alone. */
export const nothingBeside: BesideFlow = {
  flows: {},
  flowIds: [],
  schedules: null,
  smsTemplates: null,
  queues: null,
  environment: null,
  audio: null,
};
