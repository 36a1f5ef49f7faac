import { defineNode } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

export const leaveModule = defineNode({
  type: 'leave-module',
  title: 'Leave module',
  group: 'decide',
  kinds: ['module'],
  config: z.strictObject({ exit: slugSchema.meta({ label: 'Exit', help: 'One of those that the module declares.' }) }),
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
