import { createServer, request } from 'node:http';

/** One address for several runtimes: each request goes to the next one that takes it. */
export function startRoundRobin(port: number, targets: readonly number[]): Promise<{ close(): void }> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => forward(turn++, targets.length));

    function forward(index: number, triesLeft: number): void {
      const { method, url, headers } = incoming;
      const sent = request({ host: '127.0.0.1', port: targets[index % targets.length], method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'served-by': String(index % targets.length) });
        answer.pipe(outgoing);
      });
      sent.on('error', () => (triesLeft > 1 ? forward(index + 1, triesLeft - 1) : outgoing.writeHead(502).end()));
      sent.end(Buffer.concat(chunks));
    }
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({
        close() {
          server.close();
          server.closeAllConnections();
        },
      }),
    );
  });
}
