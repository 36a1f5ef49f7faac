/** Runs one request at a time; of those that come meanwhile only the newest is run. `done` is told only the answer to the newest. */
export function newestOnly<Request, Answer>(
  run: (request: Request) => Promise<Answer>,
  done: (answer: Answer, request: Request) => void,
  failed: (error: unknown) => void,
): (request: Request) => void {
  let running = false;
  let next: { request: Request } | null = null;
  const start = async (request: Request): Promise<void> => {
    running = true;
    try {
      const answer = await run(request);
      if (next === null) done(answer, request);
    } catch (error) {
      if (next === null) failed(error);
    }
    running = false;
    if (next === null) return;
    const { request: waiting } = next;
    next = null;
    await start(waiting);
  };
  return (request) => {
    if (running) next = { request };
    else void start(request);
  };
}
