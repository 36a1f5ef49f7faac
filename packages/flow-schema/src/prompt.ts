import { z } from 'zod';
import './field-meta.ts';
import { languageSchema } from './names.ts';

/** A sound file at or below the flow's folder, or `@other-flow/` and one of a flow beside it. */
export const audioNameSchema = z
  .string()
  .max(200)
  .regex(
    /^(@[a-z0-9][a-z0-9-]*\/)?(?!.*\.\.)[\w][\w./-]*\.(mp3|wav|ogg|m4a)$/,
    'name an MP3, WAV, OGG or M4A file under the flow, like "prompts/greeting.en.mp3"',
  );

/** What is said in one language: a text, or a recording with its text for screens and search. */
export const wordingSchema = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(4000)
      .optional()
      .meta({ label: 'Text', help: 'It is spoken; with a recording it is for screens and search.' }),
    audio: audioNameSchema.optional().meta({ label: 'Recording', help: 'An audio file that lies beside the flow.' }),
  })
  .refine(({ text, audio }) => text !== undefined || audio !== undefined, 'give a text or an audio file')
  .meta({ control: 'wording' });
export type Wording = z.output<typeof wordingSchema>;

/** What is said, by language. Texts are Liquid templates over the flow's variables. */
export const promptSchema = z.record(languageSchema, wordingSchema).meta({ control: 'prompt' });
export type Prompt = z.output<typeof promptSchema>;
