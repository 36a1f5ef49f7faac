import { z } from 'zod';
import { keysSchema, languageSchema, privacySchema, slugSchema, variableNameSchema } from './names.ts';
import { promptSchema } from './prompt.ts';

/** The newest file format. Older files are migrated when they are opened. */
export const FORMAT_VERSION = 1;

export const flowKindSchema = z.enum(['call', 'wait', 'callback', 'survey', 'module']);
export type FlowKind = z.output<typeof flowKindSchema>;

export const variableSchema = z
  .strictObject({
    type: z.enum(['text', 'number', 'boolean', 'date', 'phone', 'choice']),
    choices: z.array(z.string().min(1).max(200)).min(1).max(200).optional(),
    title: z.string().max(200).optional(),
    privacy: privacySchema.default('none'),
  })
  .refine(({ type, choices }) => (type === 'choice') === (choices !== undefined), 'a choice lists its choices, and nothing else does');
export type Variable = z.output<typeof variableSchema>;

/** What a reserved key does at every node that listens: leave by a flow's exit, or say it again, or go back. */
export const reservedActionSchema = z.union([z.strictObject({ exit: slugSchema }), z.enum(['repeat', 'back'])]);
export type ReservedAction = z.output<typeof reservedActionSchema>;

/** A node as the file has it; `config` is checked by the node's own definition. */
export const nodeSchema = z.strictObject({
  type: z.string().min(1).max(80),
  title: z.string().max(200).optional(),
  note: z.string().max(4000).optional(),
  config: z.record(z.string(), z.json()),
  exits: z.record(slugSchema, z.string().min(1).max(80)),
});
export type FlowNode = z.output<typeof nodeSchema>;

/** What a flow of kind `module` takes, gives back and ends with. */
export const moduleSchema = z.strictObject({
  inputs: z.array(variableNameSchema).max(50).default([]),
  outputs: z.array(variableNameSchema).max(50).default([]),
  exits: z
    .array(z.strictObject({ exit: slugSchema, label: z.string().min(1).max(200).optional() }))
    .min(1)
    .max(50),
});

/** `flow.json`: what a flow does. Where its boxes stand is in `layout.json`. */
export const flowSchema = z.strictObject({
  $schema: z.string().optional(),
  formatVersion: z.literal(FORMAT_VERSION),
  id: slugSchema,
  kind: flowKindSchema,
  title: z.string().min(1).max(200),
  languages: z.array(languageSchema).min(1).max(50).refine(isUnique, 'names a language twice'),
  voices: z.record(languageSchema, z.string().min(1).max(100)).default({}),
  /** Heard while an endpoint takes long. */
  holdPrompt: promptSchema.optional(),
  reservedKeys: z.record(keysSchema.length(1), reservedActionSchema).default({}),
  variables: z.record(variableNameSchema, variableSchema).default({}),
  module: moduleSchema.optional(),
  start: z.string().min(1).max(80),
  onError: z.string().min(1).max(80).optional(),
  exits: z.record(slugSchema, z.string().min(1).max(80)).default({}),
  nodes: z.record(slugSchema, nodeSchema).refine((nodes) => Object.keys(nodes).length > 0, 'has no node'),
});
export type Flow = z.output<typeof flowSchema>;

function isUnique(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}
