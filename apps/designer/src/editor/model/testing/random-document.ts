import { type Flow, type FlowNode, FORMAT_VERSION } from '@callwright/flow-schema';
import fc from 'fast-check';
import { definitionOf } from '../../../nodes/definition-of.ts';
import type { OpenDocument } from '../open-document.ts';

/** A document with these nodes, and all else as a new flow has it. */
export function documentOf(nodes: Flow['nodes'], fields: Partial<Flow> = {}): OpenDocument {
  const places = Object.keys(nodes).map((id, index) => [id, [index * 320, 0]] as const);
  return {
    flow: {
      ...{ formatVersion: FORMAT_VERSION, id: 'flow', kind: 'call', title: 'Flow', languages: ['en-US'], voices: {}, reservedKeys: {} },
      ...{ variables: {}, start: Object.keys(nodes)[0] ?? '', exits: {}, nodes, ...fields },
    },
    layout: { formatVersion: FORMAT_VERSION, nodes: Object.fromEntries(places) as OpenDocument['layout']['nodes'], notes: [] },
  };
}

/** A node of a type as it is when it was just added, with these ways. */
export function nodeLike(type: string, exits: FlowNode['exits'] = {}): FlowNode {
  return { type, config: definitionOf(type)?.initial({ languages: ['en-US'] }) ?? {}, exits };
}

/** Ids by which random nodes go. */
export const someId = fc.integer({ min: 0, max: 11 }).map((number) => `n-${number}`);
/** One with a lone exit, one with several, one with none, and one that is not known here. */
const exitsByType = { say: ['next'], menu: ['option-1', 'option-2', 'no-input', 'no-match'], 'hang-up': [], mystery: ['a', 'b'] };
/** A node type with one of its exits. */
export const someExit = fc.constantFrom(...Object.values(exitsByType).flat());

const someNode = fc.constantFrom(...Object.entries(exitsByType)).chain(([type, exits]) =>
  fc.array(fc.option(someId, { nil: undefined }), { minLength: exits.length, maxLength: exits.length }).map((targets) => {
    const led = exits.flatMap((exit, index): [string, string][] => {
      const target = targets[index];
      return target === undefined ? [] : [[exit, target]];
    });
    return nodeLike(type, Object.fromEntries(led));
  }),
);

/** Any flow of some nodes: with circles, parts that nothing leads to, open exits. With `whole` no way leads to a node that is not there. */
export function randomDocument({ whole }: { whole: boolean }): fc.Arbitrary<OpenDocument> {
  const start = fc.option(someId, { nil: undefined });
  return fc
    .tuple(fc.dictionary(someId, someNode, { noNullPrototype: true }), start, start, fc.option(someId, { nil: undefined }))
    .map(([nodes, begin, onError, key]) => {
      const isThere = (id: string | undefined): id is string => id !== undefined && (!whole || Object.hasOwn(nodes, id));
      const kept = Object.fromEntries(
        Object.entries(nodes).map(([id, node]) => [
          id,
          { ...node, exits: Object.fromEntries(Object.entries(node.exits).filter(([, target]) => isThere(target))) },
        ]),
      );
      return documentOf(kept, {
        ...(isThere(begin) && { start: begin }),
        ...(isThere(onError) && { onError }),
        exits: isThere(key) ? { person: key } : {},
      });
    });
}
