import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReportFilter } from '../reports/report-filter.ts';
import type { Database } from '../store/database.ts';

/** A caller who calls again within this time was not helped by the talk before. */
const AGAIN_WITHIN = sql.raw(`interval '7 days'`);

const row = z.object({
  agent: z.string(),
  taken: z.number(),
  missed: z.number(),
  out: z.number(),
  talks: z.number(),
  talkSeconds: z.number(),
  wrapUps: z.number(),
  wrapUpSeconds: z.number(),
  heldSeconds: z.number(),
  answers: z.number(),
  answerSeconds: z.number(),
  passedOn: z.number(),
  known: z.number(),
  again: z.number(),
});

/**
 * What an agent did within a time: sums of which reports make means. Counted by when he was rung, so a talk that began in it counts whole.
 *
 * - `taken`: places in line that he answered for (`offers.accepted_at`) while the caller was there; one that he was given twice, since his page was
 *   loaded anew, is one. A talk that was handed to him by a colleague who had asked him first is an offer too.
 * - `missed`: he did not answer, was engaged, could not be reached or declined (`offers.outcome`). The caller who left meanwhile is nobody's fault.
 * - `out`: calls that he made and whose ringing he answered himself (`entries.direction`).
 * - `talks`, `talkSeconds`: of those that are over; of a call out from when the other one answered (`entries.connected_at`).
 * - `wrapUps`, `wrapUpSeconds`: what began when one of these talks ended (`agent_times`), once it is over.
 * - `heldSeconds`: music that callers heard (`talks.held_seconds`), told of who had the call last.
 * - `answers`, `answerSeconds`: from when the carrier rang (`offers.ring_at`) until he answered.
 * - `passedOn`: handed on to another agent, a queue, a number or a flow without talking first, or to a number after it (`entries.left_reason`).
 * - `known`: taken, the number is known, and the talk is over. `again`: of these, the same number called the flow in which that call began, or the
 *   queue, within seven days after the talk (`call_facts`).
 */
export type AgentTalks = z.infer<typeof row>;

/** By agent; of agents who were not rung there is none. */
export async function agentTalks(db: Database, filter: ReportFilter): Promise<AgentTalks[]> {
  const { rows } = (await db.execute(sql`
    with place as (${places(filter)})
    select agent_id as agent,
      (count(*) filter (where taken and not is_out))::int as taken,
      coalesce(sum(missed) filter (where not is_out), 0)::int as missed,
      (count(*) filter (where taken and is_out))::int as out,
      count(talked)::int as talks, coalesce(sum(talked), 0)::float8 as "talkSeconds",
      sum(wrap_ups)::int as "wrapUps", coalesce(sum(wrap_up), 0)::float8 as "wrapUpSeconds",
      coalesce(sum(held) filter (where is_last), 0)::float8 as "heldSeconds",
      count(answer)::int as answers, coalesce(sum(answer), 0)::float8 as "answerSeconds",
      (count(*) filter (where taken and is_last and left_reason = 'transferred'))::int as "passedOn",
      count(again)::int as known, (count(*) filter (where again))::int as again
    from place left join lateral (${calledAgain}) later on true
    group by agent_id`)) as unknown as { rows: unknown };
  return z.array(row).parse(rows);
}

/** One row an agent and place for which he was rung, however often he was. */
function places({ since, until, flow, version, queue, agent }: ReportFilter): SQL {
  const only = [
    ...(queue === undefined ? [] : [sql`and o.queue = ${queue}`]),
    ...(agent === undefined ? [] : [sql`and o.agent_id = ${agent}`]),
    ...(flow === undefined ? [] : [sql`and f.flow_id = ${flow}`]),
    ...(version === undefined ? [] : [sql`and f.version = ${version}`]),
  ];
  const taken = sql`(o.accepted_at is not null and o.outcome is distinct from 'caller-left')`;
  const seconds = (to: SQL, from: SQL) => sql`extract(epoch from ${to} - ${from})::float8`;
  return sql`
    select o.agent_id, o.entry_id, e.direction = 'out' as is_out, e.agent_id is not distinct from o.agent_id as is_last, e.left_reason,
      o.queue, f.number, f.flow_id, bool_or(${taken}) as taken, max(t.held_seconds) as held,
      count(*) filter (where o.outcome in ('no-answer', 'busy', 'failed', 'refused')) as missed,
      sum(${seconds(sql`o.ended_at`, sql`case when e.direction = 'out' then greatest(o.accepted_at, e.connected_at) else o.accepted_at end`)})
        filter (where ${taken} and (e.direction = 'in' or e.connected_at is not null)) as talked,
      sum(${seconds(sql`o.accepted_at`, sql`o.ring_at`)}) filter (where ${taken} and e.direction = 'in') as answer,
      max(o.ended_at) filter (where ${taken}) as ended_at,
      count(w.until) as wrap_ups, sum(${seconds(sql`w.until`, sql`w.since`)}) as wrap_up
    from offers o join entries e on e.id = o.entry_id
      left join call_facts f on f.call_sid = e.call_sid
      left join talks t on t.entry_id = e.id
      left join agent_times w on w.agent_id = o.agent_id and w.status = 'wrap-up' and w.since = o.ended_at
    where o.at >= ${since} and o.at < ${until} ${sql.join(only, sql` `)}
    group by o.agent_id, o.entry_id, e.id, f.call_sid, o.queue`;
}

/** Null where nobody can tell: no talk, none that is over, or a withheld number. */
const calledAgain = sql`
  select exists (
    select 1 from call_facts c where c.number = place.number and c.started_at > place.ended_at and c.started_at <= place.ended_at + ${AGAIN_WITHIN}
      and c.direction = 'in' and (c.flow_id = place.flow_id or c.queue = place.queue)) as again
  where place.taken and not place.is_out and place.ended_at is not null and place.number <> ''`;
