/** What a queue with Poisson arrivals and exponential talk does in the long run. Seconds and shares. */
export interface ErlangFigures {
  pWait: number;
  /** Mean wait of all callers. */
  waitMean: number;
  queueMean: number;
  /** P(wait > t). */
  waitsOver(seconds: number): number;
}

export interface ErlangLoad {
  arrivalsPerHour: number;
  handleSeconds: number;
  agents: number;
}

/** The share of callers who find all agents busy where nobody waits: Erlang B, by its recursion. */
export function erlangB(load: number, agents: number): number {
  let blocked = 1;
  for (let k = 1; k <= agents; k += 1) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Nobody gives up: Erlang C. Null where the load is as much as the agents can carry. */
export function erlangC({ arrivalsPerHour, handleSeconds, agents }: ErlangLoad): ErlangFigures | null {
  const lambda = arrivalsPerHour / 3600;
  const load = lambda * handleSeconds;
  const rho = load / agents;
  if (rho >= 1) return null;
  const blocked = erlangB(load, agents);
  const pWait = blocked / (1 - rho * (1 - blocked));
  const spare = agents / handleSeconds - lambda;
  return {
    pWait,
    waitMean: pWait / spare,
    queueMean: (lambda * pWait) / spare,
    waitsOver: (seconds) => pWait * Math.exp(-spare * seconds),
  };
}

export interface ErlangAFigures extends ErlangFigures {
  pAbandon: number;
  waitServedMean: number;
  utilisation: number;
  /** P(served, and within t). */
  servedWithin(seconds: number): number;
}

/**
 * Callers give up after an exponential time: Erlang A (Palm 1957), from the stationary law of the birth and death process. The law of waits
 * follows who is `k` places behind an agent through pure death stages, by uniformisation.
 */
export function erlangA({
  arrivalsPerHour,
  handleSeconds,
  agents,
  patienceSeconds,
}: ErlangLoad & { patienceSeconds: number }): ErlangAFigures {
  const lambda = arrivalsPerHour / 3600;
  const mu = 1 / handleSeconds;
  const theta = 1 / patienceSeconds;
  const shares = stationary(lambda, (k) => Math.min(k, agents) * mu + Math.max(0, k - agents) * theta);
  const mean = (value: (k: number) => number) => shares.reduce((sum, share, k) => sum + share * value(k), 0);
  const queueMean = mean((k) => Math.max(0, k - agents));
  const pAbandon = (theta * queueMean) / lambda;
  const waitMean = queueMean / lambda;
  const places = shares.slice(agents, shares.findLastIndex((share) => share > 1e-15) + 1);
  const offeredOver = (seconds: number) => stagesOver(seconds, places, agents * mu, theta);
  const waitsOver = (seconds: number) => Math.exp(-theta * seconds) * offeredOver(seconds);
  return {
    pWait: mean((k) => (k >= agents ? 1 : 0)),
    pAbandon,
    waitMean,
    waitServedMean: servedMean(pAbandon, waitMean, theta, offeredOver),
    queueMean,
    utilisation: mean((k) => Math.min(k, agents)) / agents,
    waitsOver,
    servedWithin: (seconds) => 1 - pAbandon - servedLater(seconds, theta, offeredOver),
  };
}

function stationary(lambda: number, deaths: (k: number) => number): number[] {
  const shares: number[] = [1];
  let sum = 1;
  for (let k = 1; k < 100_000; k += 1) {
    const share = ((shares[k - 1] ?? 0) * lambda) / deaths(k);
    shares.push(share);
    sum += share;
    if (share < sum * 1e-16 && lambda < deaths(k)) break;
  }
  return shares.map((share) => share / sum);
}

/** P(V > t): who finds `i` before him needs i + 1 departures, at rates s mu + i theta and so on down; by uniformisation of that chain. */
function stagesOver(seconds: number, places: readonly number[], base: number, theta: number): number {
  const top = base + Math.max(0, places.length - 1) * theta;
  const expected = top * seconds;
  let alive = [...places];
  let weight = Math.exp(-expected);
  let over = 0;
  for (let jump = 0, used = 0; used < 1 - 1e-12 && jump < expected + 60 + 12 * Math.sqrt(expected); jump += 1) {
    over += weight * alive.reduce((sum, share) => sum + share, 0);
    used += weight;
    weight *= expected / (jump + 1);
    alive = alive.map((share, i) => share * (1 - (base + i * theta) / top) + ((alive[i + 1] ?? 0) * (base + (i + 1) * theta)) / top);
  }
  return over;
}

/** Mean wait of the served: that of all, less that of those who gave up. */
function servedMean(pAbandon: number, waitMean: number, theta: number, offeredOver: (t: number) => number): number {
  const abandonedWait = integrate((t) => t * theta * Math.exp(-theta * t) * offeredOver(t), 12 / theta, offeredOver);
  return (waitMean - abandonedWait) / (1 - pAbandon);
}

/** P(served, but later than t) = P(V > t, patience > V) = e^(-theta t) P(V > t) - integral from t of theta e^(-theta u) P(V > u). */
function servedLater(seconds: number, theta: number, offeredOver: (t: number) => number): number {
  const gaveUpLater = integrate(
    (u) => theta * Math.exp(-theta * (u + seconds)) * offeredOver(u + seconds),
    12 / theta,
    (u) => offeredOver(u + seconds),
  );
  return Math.exp(-theta * seconds) * offeredOver(seconds) - gaveUpLater;
}

/** Simpson's rule up to where nobody waits any more. */
function integrate(value: (t: number) => number, atMost: number, offeredOver: (t: number) => number): number {
  let end = atMost;
  while (end > 1 && offeredOver(end) < 1e-10) end /= 2;
  end = Math.min(atMost, end * 2);
  const steps = 400;
  const width = end / steps;
  let sum = value(0) + value(end);
  for (let step = 1; step < steps; step += 1) sum += value(step * width) * (step % 2 === 0 ? 2 : 4);
  return (sum * width) / 3;
}
