import type { JsonValue } from '@callwright/flow-schema';
import type { GivenReply, SeenRequest } from '@callwright/simulator';

/** What an endpoint does when the flow asks it, as a manager chooses it. */
export type EndpointAnswer =
  | { does: 'answers'; status: number; json: JsonValue | undefined; afterSeconds: number }
  | { does: 'unreachable' | 'timed-out' };

export type Method = GivenReply['method'];

/** A request that answers are chosen for: seen on the call, or given before. */
export interface AskedEndpoint {
  method: Method;
  address: string;
  /** Null where no answer is chosen. */
  answer: EndpointAnswer | null;
}

/** Each request once: those with an answer, then those that the call made without one. */
export function askedEndpoints(given: readonly GivenReply[], seen: readonly SeenRequest[]): AskedEndpoint[] {
  const known = given.map(({ method, urlPattern, reply }) => ({ method, address: urlPattern, answer: answerOf(reply) }));
  const unanswered = seen.filter(({ answered }) => !answered).map(({ method, address }) => `${method} ${address}`);
  const asked = [...new Set(unanswered)].map((request) => {
    const [method = 'GET', ...address] = request.split(' ');
    return { method: method as Method, address: address.join(' '), answer: null };
  });
  return [...known, ...asked];
}

/** The same answers, with one chosen anew. */
export function withAnswer(given: readonly GivenReply[], { method, address }: AskedEndpoint, answer: EndpointAnswer | null): GivenReply[] {
  const isIt = (one: GivenReply) => one.method === method && one.urlPattern === address;
  if (answer === null) return given.filter((one) => !isIt(one));
  const next: GivenReply = { method, urlPattern: address, reply: replyOf(answer) };
  return given.some(isIt) ? given.map((one) => (isIt(one) ? next : one)) : [...given, next];
}

function answerOf(reply: GivenReply['reply']): EndpointAnswer {
  if ('fails' in reply) return { does: reply.fails };
  return { does: 'answers', status: reply.status, json: reply.json, afterSeconds: reply.afterSeconds };
}

function replyOf(answer: EndpointAnswer): GivenReply['reply'] {
  if (answer.does !== 'answers') return { fails: answer.does };
  const { status, json, afterSeconds } = answer;
  return { status, afterSeconds, ...(json !== undefined && { json }) };
}
