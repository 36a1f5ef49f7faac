/**
 * The simulator against the closed forms of Erlang C and Erlang A: each measure within three standard errors of its replications, for the rows
 * of reference/queueing.md sections 4.2 and 4.3 and some more; in each run Little's law, and P(abandon) = E[wait] / patience; then the time
 * of a day. Run: npx tsx test/load/queueing-formulas.ts
 */
import { erlangA, erlangC, type Measures, parseScenario, type ScenarioInput, simulate } from '@callwright/queueing';
import { measure } from './measure.ts';

const REPLICATIONS = 20;
const T975 = 2.093;

type Row = [arrivalsPerHour: number, handleSeconds: number, agents: number, patienceSeconds: number | null, hours: number];
const rows: Row[] = [
  [48, 240, 4, null, 1500],
  [48, 240, 5, null, 800],
  [100, 180, 7, null, 400],
  [240, 180, 14, null, 250],
  [2880, 60, 50, null, 20],
  [30, 300, 4, null, 800],
  [2880, 60, 50, 120, 15],
  [48, 240, 4, 120, 500],
  [100, 180, 6, 120, 250],
  [240, 180, 12, 180, 120],
  [500, 240, 33, 120, 60],
  [20, 200, 1, 90, 800],
  [120, 240, 6, 240, 200],
];

let missed = 0;
let worst = { little: 0, abandon: 0 };
console.log(
  'arrivals/h  handle  agents  patience   P(wait)            P(abandon)         wait mean            within 20 s        in line            at work',
);
for (const row of rows) {
  const [arrivalsPerHour, handleSeconds, agents, patienceSeconds, hours] = row;
  const runs: { figures: Measures<number>; callers: number }[] = [];
  const result = simulate(scenarioOf(row), { onReplication: (figures, callers) => runs.push({ figures, callers }) });
  const truth = truthOf(row);
  if (result === null) throw new Error('cancelled');
  const cells = (['pWait', 'pAbandon', 'waitMean', 'serviceLevel20', 'queueMean', 'utilisation'] as const).map((key) => {
    const { mean, halfWidth95 } = result[key];
    const error = (halfWidth95 ?? 0) / T975;
    const off = error === 0 ? 0 : (mean - truth[key]) / error;
    if (Math.abs(off) > 3) missed += 1;
    return `${mean.toFixed(key === 'waitMean' ? 3 : 4)} (${off >= 0 ? '+' : ''}${off.toFixed(1)} se)${Math.abs(off) > 3 ? '!' : ' '}`.padEnd(
      19,
    );
  });
  for (const { figures, callers } of runs) worst = worstOf(figures, callers, hours * 0.95, patienceSeconds);
  console.log(
    `${String(arrivalsPerHour).padStart(10)}${String(handleSeconds).padStart(8)}${String(agents).padStart(8)}${String(patienceSeconds ?? 'none').padStart(10)}   ${cells.join('')} ${REPLICATIONS} x ${hours} h`,
  );
}
console.log(
  `${missed === 0 ? 'PASS' : `SHORT: ${missed} figures`}: within 3 standard errors of the closed forms (${rows.length * 6} figures; 0.2 are expected beyond by chance)`,
);
console.log(
  `Little's law, queue mean against arrivals x wait mean: at most ${(worst.little * 100).toFixed(2)} % apart in any run (arrivals as they came)`,
);
console.log(`P(abandon) against wait mean / patience: at most ${worst.abandon.toFixed(1)} standard errors apart in any run`);

const day = scenario({
  hours: 24,
  replications: 1,
  arrivalsPerHour: 300,
  agents: 20,
  talkSeconds: law(210),
  wrapUpSeconds: law(20),
  patienceSeconds: law(300),
});
const cold = performance.now();
simulate(day);
const first = performance.now() - cold;
const { p50 } = await measure(20, async () => void simulate(day));
console.log(
  `A day of 20 agents, ${simulate(day)?.callers} callers: ${p50.toFixed(0)} ms (bar 100 ms) ${p50 < 100 ? 'PASS' : 'SHORT'}; the very first here ${first.toFixed(0)} ms`,
);

function scenario(input: ScenarioInput) {
  const { scenario, problems } = parseScenario(input);
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

function law(mean: number) {
  return { law: 'exponential', mean } as const;
}

function scenarioOf([arrivalsPerHour, handleSeconds, agents, patience, hours]: Row) {
  return scenario({
    hours,
    warmUpHours: hours / 20,
    replications: REPLICATIONS,
    seed: 7,
    arrivalsPerHour,
    agents,
    talkSeconds: law(handleSeconds),
    patienceSeconds: patience === null ? null : law(patience),
  });
}

function truthOf([arrivalsPerHour, handleSeconds, agents, patienceSeconds]: Row) {
  if (patienceSeconds !== null) {
    const { servedWithin, ...figures } = erlangA({ arrivalsPerHour, handleSeconds, agents, patienceSeconds });
    return { ...figures, serviceLevel20: servedWithin(20) };
  }
  const figures = erlangC({ arrivalsPerHour, handleSeconds, agents });
  if (figures === null) throw new Error('too much load');
  return {
    ...figures,
    pAbandon: 0,
    serviceLevel20: 1 - figures.waitsOver(20),
    utilisation: (arrivalsPerHour * handleSeconds) / 3600 / agents,
  };
}

/** Little's law holds on each path but for its ends; abandonments less the hazard met on the way are a martingale of variance E[abandonments]. */
function worstOf({ queueMean, waitMean, pAbandon }: Measures<number>, callers: number, hours: number, patience: number | null) {
  const little = waitMean === 0 ? 0 : Math.abs((queueMean * hours * 3600) / (callers * waitMean) - 1);
  const gap = patience === null ? 0 : (Math.abs(pAbandon - waitMean / patience) * callers) / Math.sqrt(Math.max(1, pAbandon * callers));
  return { little: Math.max(worst.little, little), abandon: Math.max(worst.abandon, gap) };
}
