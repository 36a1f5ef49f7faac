import { startAnswerer } from './answerer.ts';
import { startLine } from './line-under-test.ts';

const CALLER = '+40721000111';
const NUMBER = '+15005550006';

/** A line in simulated time with a number whose calls run the verbs that a test gives. `answers` are those of the web server behind it. */
export async function startVerbCalls(answers: Parameters<typeof startAnswerer>[0]) {
  const line = await startLine();
  const app = await startAnswerer(answers);
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice` });
  await line.simulate();
  return {
    line,
    app,
    /** Dials the number; the call runs these verbs. */
    callTo(verbs: string): Promise<string> {
      app.answers['/voice'] = verbs;
      return line.dial(CALLER, NUMBER);
    },
    /** Sets how a number of the outside world reacts. Throws when the line refuses. */
    async phone(number: string, ...attempts: object[]): Promise<void> {
      const response = await line.control('PUT', `/phones/${encodeURIComponent(number)}`, { attempts });
      if (response.status !== 204) throw new Error(await response.text());
    },
    async close(): Promise<void> {
      await line.close();
      await app.close();
    },
  };
}

export type VerbCalls = Awaited<ReturnType<typeof startVerbCalls>>;
