import { defineNode } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

export const leaveModule = defineNode({
  type: 'leave-module',
  title: 'Leave module',
  icon: 'door-exit',
  description: 'Ends the module by one of its exits',
  keywords: ['return', 'end', 'done', 'exit'],
  group: 'decide',
  kinds: ['module'],
  config: z.strictObject({
    exit: slugSchema.meta({ label: 'Exit', control: 'module-exit', help: 'One of those that the module declares.' }),
  }),
  initial: () => ({}),
  summary: ({ exit }, { words }) => words('Ends the module by {exit}', { exit }),
  exits: () => [],
  compile: ({ exit }, context) => ({ always: [context.leaveModule(exit)] }),
  lint: ({ exit }, { module }) => {
    const exits = module?.exits.map((declared) => declared.exit) ?? [];
    if (module === undefined || exits.includes(exit)) return [];
    return [
      { code: 'module-exit-unknown', path: ['exit'], message: `The module declares no exit "${exit}". It has: ${exits.join(', ')}.` },
    ];
  },
});
