import twilio from 'twilio';
import type { LineUnderTest } from './line-under-test.ts';
import { answerProblems } from './openapi.ts';

type Options = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

/** Sends every request to the line instead, and fails for an answer that Twilio's description of its API does not allow. */
class LineRequests extends twilio.RequestClient {
  readonly #base: string;

  constructor(base: string) {
    super();
    this.#base = base;
  }

  override async request<Data>(options: Options) {
    const answer = await super.request<Data>({ ...options, uri: options.uri.replace('https://api.twilio.com', this.#base) } as never);
    const body: unknown = typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : answer.body;
    const problems = answerProblems(options.method, new URL(options.uri).pathname, answer.statusCode, body);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return answer;
  }
}

/** The real `twilio` client of a line. */
export function clientOf({ line, url }: LineUnderTest, token = 'local'): twilio.Twilio {
  return twilio(line.board.accountSid, token, { httpClient: new LineRequests(url) });
}
