import { defineNode, hearMusic } from '@callwright/flow-compiler';
import { audioNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** The pieces that every runtime has. */
const tunes = { calm: 'Calm', bright: 'Bright', piano: 'Piano' } as const;

export const playMusic = defineNode({
  type: 'play-music',
  title: 'Play music',
  icon: 'music',
  description: 'Plays hold music for some seconds, and hears reserved keys',
  keywords: ['hold', 'music on hold', 'moh', 'melody', 'jingle'],
  group: 'speak-and-listen',
  kinds: ['wait'],
  config: z.strictObject({
    source: z
      .union([
        z
          .strictObject({ tune: z.enum(['calm', 'bright', 'piano']).meta({ label: 'Tune', choices: tunes }) })
          .meta({ label: 'A tune of the product' }),
        z.strictObject({ audio: audioNameSchema.meta({ label: 'Recording' }) }).meta({ label: 'A recording of your own' }),
      ])
      .default({ tune: 'calm' })
      .meta({ label: 'Music' }),
    seconds: z
      .int()
      .min(2)
      .max(300)
      .default(30)
      .meta({ label: 'For', unit: 's', help: 'The next time it goes on where it ended. A key that is not reserved goes on at once.' }),
  }),
  initial: () => ({}),
  summary: ({ source, seconds }, { words }) =>
    words('Plays {music} for {seconds} s', { music: 'tune' in source ? words(tunes[source.tune]) : source.audio, seconds }),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ source, seconds }, { emit, leave, meanwhile }) => {
    const name = 'tune' in source ? source.tune : source.audio;
    return meanwhile([emit.music(name, seconds)], leave('next', { actions: [hearMusic({ source: name, seconds })] }));
  },
});
