import { defineNode } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

export const leaveLine = defineNode({
  type: 'leave-line',
  title: 'Leave the line',
  icon: 'logout',
  description: 'Ends the waiting; the call goes on behind the queue',
  keywords: ['quit', 'exit', 'dequeue', 'give up', 'voicemail'],
  group: 'wait-and-connect',
  kinds: ['wait'],
  config: z.strictObject({
    reason: slugSchema.meta({
      label: 'Reason',
      control: 'leave-reason',
      help: 'The queue has an exit for each reason: voicemail, solved...',
    }),
  }),
  initial: () => ({}),
  summary: ({ reason }, { words }) => words('Leaves the line: {reason}', { reason }),
  exits: () => [],
  compile: ({ reason }, context) => ({ entry: [context.emit.order('line.leave', { reason })], always: [context.leaveLine(reason)] }),
});
