import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { say } from './say.js';

const READY_WITHIN_MILLISECONDS = 60_000;
const STOPS_WITHIN_MILLISECONDS = 10_000;
const AGAIN_AFTER_MILLISECONDS = 500;
/** pino's levels: from here on a person should see it. */
const WARNING = 40;

/** Starts services as processes of this one, writes their logs to files and shows what matters. */
export function createServiceRunner(logFolder) {
  const running = new Set();
  let stopping = false;

  async function startService(service) {
    const child = launch(service);
    await untilReady(child, service);
    return child;
  }

  function launch(service) {
    const child = spawn(process.execPath, ['--enable-source-maps', service.program], {
      env: { ...process.env, ...service.env },
      // over the fourth channel a service learns that this process has gone
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    running.add(child);
    const log = createWriteStream(path.join(logFolder, `${service.name}.log`), { flags: 'a' });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        show(service.name, line);
      });
    }
    child.on('exit', (code, signal) => {
      running.delete(child);
      log.end();
      if (!stopping) ended(service, child, code, signal);
    });
    return child;
  }

  function ended(service, child, code, signal) {
    const how = signal ?? `code ${code}`;
    // killed: start it again; an end of its own before it was ready is a mistake that would repeat itself
    if (service.again && (child.isReady || signal !== null)) {
      say(`The ${service.name} ended (${how}): it is started again`);
      setTimeout(() => void startAgain(service), AGAIN_AFTER_MILLISECONDS);
      return;
    }
    console.error(`The ${service.name} ended (${how}); see ${path.join(logFolder, `${service.name}.log`)}.`);
    stopAll(1);
  }

  async function startAgain(service) {
    try {
      const { pid } = await startService(service);
      say(`The ${service.name} is back, process ${pid}`);
    } catch (error) {
      console.error(error.message);
      stopAll(1);
    }
  }

  function stopAll(code = 0) {
    if (stopping) return;
    stopping = true;
    say('Stopping');
    for (const child of running) child.kill('SIGTERM');
    const hard = setTimeout(() => {
      for (const child of running) child.kill('SIGKILL');
    }, STOPS_WITHIN_MILLISECONDS);
    void Promise.all([...running].map((child) => new Promise((resolve) => child.once('exit', resolve)))).then(() => {
      clearTimeout(hard);
      process.exit(typeof code === 'number' ? code : 0);
    });
  }

  return { startService, stopAll };
}

/** A service says itself when it is ready: another process may answer at its address. Rejects when it takes too long; never settles when it ends. */
function untilReady(child, { name }) {
  return new Promise((resolve, reject) => {
    const tooLong = () => reject(new Error(`The ${name} did not become ready within ${READY_WITHIN_MILLISECONDS / 1000} s.`));
    const deadline = setTimeout(tooLong, READY_WITHIN_MILLISECONDS);
    // its end is reported where it is seen
    child.once('exit', () => clearTimeout(deadline));
    child.once('message', () => {
      clearTimeout(deadline);
      child.isReady = true;
      resolve();
    });
  });
}

/** Warnings and errors are for the person at the terminal; the rest is in the file. */
function show(name, line) {
  if (!line.startsWith('{')) return console.log(`  [${name}] ${line.replace(`[${name}] `, '')}`);
  try {
    const { level, msg, tell, err } = JSON.parse(line);
    if (level >= WARNING || tell === true) console.log(`  [${name}] ${msg}${err?.message ? `: ${err.message}` : ''}`);
  } catch {
    console.log(`  [${name}] ${line}`);
  }
}
