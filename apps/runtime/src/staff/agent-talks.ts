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
 * - `out`: calls that he made and whose ringing he answered himself (`offers.queue` is '').
 * - `talks`, `talkSeconds`: of those that are over; of a call out from when the other one answered (`entries.connected_at`).
 * - `wrapUps`, `wrapUpSeconds`: what began when one of these talks ended and took any time (`agent_times`), once it is over.
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
    with rung as (${rungFor(filter)}), place as materialized (${places(filter)})
    select agent_id as agent,
      (count(*) filter (where taken and not is_out))::int as taken,
      coalesce(sum(missed) filter (where not is_out), 0)::int as missed,
      (count(*) filter (where taken and is_out))::int as out,
      count(talked)::int as talks, ${seconds(sql`sum(talked)`)} as "talkSeconds",
      sum(wrap_ups)::int as "wrapUps", ${seconds(sql`sum(wrap_up)`)} as "wrapUpSeconds",
      coalesce(sum(held) filter (where is_last), 0)::float8 as "heldSeconds",
      count(answer)::int as answers, ${seconds(sql`sum(answer)`)} as "answerSeconds",
      (count(*) filter (where taken and is_last and left_reason = 'transferred'))::int as "passedOn",
      count(again)::int as known, (count(*) filter (where again))::int as again
    from place group by agent_id`)) as unknown as { rows: unknown };
  return z.array(row).parse(rows);
}

/** Intervals are added much faster than numbers of seconds. */
const seconds = (interval: SQL) => sql`coalesce(extract(epoch from ${interval}), 0)::float8`;

/** One row an agent and place for which he was rung, however often he was. A call out stands in no queue. */
function rungFor({ since, until, queue, agent }: ReportFilter): SQL {
  const taken = sql`(o.accepted_at is not null and o.outcome is distinct from 'caller-left')`;
  const own = agent === undefined ? sql`` : sql`and o.agent_id = ${agent}`;
  return sql`
    select o.agent_id, o.entry_id, min(o.queue) as queue, bool_or(${taken}) as taken,
      count(*) filter (where o.outcome in ('no-answer', 'busy', 'failed', 'refused')) as missed,
      sum(o.ended_at - o.accepted_at) filter (where ${taken}) as talked,
      sum(o.accepted_at - o.ring_at) filter (where ${taken} and o.queue <> '') as answer,
      max(o.accepted_at) filter (where ${taken}) as accepted_at, max(o.ended_at) filter (where ${taken}) as ended_at,
      count(w.until) as wrap_ups, sum(w.until - w.since) as wrap_up
    from offers o left join agent_times w
      on w.agent_id = o.agent_id and w.since = o.ended_at and w.status = 'wrap-up' and w.until > w.since and w.until > ${since}
    where o.at >= ${since} and o.at < ${until} ${own} ${queue === undefined ? sql`` : sql`and o.queue = ${queue}`}
    group by o.agent_id, o.entry_id`;
}

/** The same with what place and call tell. `again` is null where nobody can know: no talk, none that is over, or a withheld number. */
function places({ flow, version }: ReportFilter): SQL {
  const ofFlow = flow === undefined ? sql`` : sql`and f.flow_id = ${flow}`;
  const ofVersion = version === undefined ? sql`` : sql`and f.version = ${version}`;
  return sql`
    select rung.agent_id, taken, missed, answer, wrap_ups, wrap_up, rung.queue = '' as is_out, e.agent_id = rung.agent_id as is_last, e.left_reason,
      t.held_seconds as held,
      case when rung.queue <> '' then talked when e.connected_at is not null then
        rung.ended_at - greatest(accepted_at, e.connected_at) end as talked,
      case when taken and rung.queue <> '' and rung.ended_at is not null and f.number <> '' then exists (
        select 1 from call_facts c
        where c.number = f.number and c.started_at > rung.ended_at and c.started_at <= rung.ended_at + ${AGAIN_WITHIN} and c.direction = 'in'
          and (c.flow_id = f.flow_id or c.queue = rung.queue)) end as again
    from rung join entries e on e.id = rung.entry_id left join call_facts f on f.call_sid = e.call_sid left join talks t on t.entry_id = e.id
    where true ${ofFlow} ${ofVersion}`;
}
