import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EndpointRequest {
  method: string;
  path: string;
  body: string;
}

/** A server of somebody else that flows ask, on a free port of this machine. */
export interface Endpoint {
  url: string;
  /** Oldest first; a test may empty it. */
  requests: EndpointRequest[];
  /** How it answers from now on. */
  answer(how: (response: ServerResponse, request: EndpointRequest) => void): void;
  close(): void;
}

/** Starts an endpoint that answers `{}` until told otherwise. */
export async function startEndpoint(): Promise<Endpoint> {
  const requests: EndpointRequest[] = [];
  let answering = (response: ServerResponse, _request: EndpointRequest): void => sendJson(response, {});
  const server = createServer(async (incoming, response) => {
    const request = { method: incoming.method ?? '', path: incoming.url ?? '', body: await textOf(incoming) };
    requests.push(request);
    answering(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(how) {
      answering = how;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, json: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  return text;
}
