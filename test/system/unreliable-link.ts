import { connect, createServer, type Socket } from 'node:net';

/** A connection to a server, which can be cut and mended while both ends run. */
export interface UnreliableLink {
  port: number;
  /** What is connected breaks off, and nothing connects any more. */
  cut(): void;
  /** Everything stays connected, and nothing passes. */
  stall(): void;
  /** What is connected stays so and passes nothing any more, as when the server has gone without a word; new connections are good. */
  abandon(): void;
  mend(): void;
  close(): void;
}

/** Opens a link on a free port to a port of this machine. */
export function openLink(target: number): Promise<UnreliableLink> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'whole' | 'cut' | 'stalled' = 'whole';
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(target, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    if (state === 'whole') join(pair);
    return undefined;
  });
  const cut = () => {
    state = 'cut';
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        cut,
        stall() {
          state = 'stalled';
          for (const [near, far] of pairs) {
            near.unpipe(far).pause();
            far.unpipe(near).pause();
          }
        },
        abandon() {
          for (const [near, far] of pairs) {
            near.unpipe(far).pause();
            far.unpipe(near).pause();
          }
          pairs.clear();
        },
        mend() {
          if (state === 'stalled') for (const pair of pairs) join(pair);
          state = 'whole';
        },
        close() {
          cut();
          server.close();
        },
      });
    });
  });
}

function join([near, far]: readonly [Socket, Socket]): void {
  near.pipe(far);
  far.pipe(near);
}
