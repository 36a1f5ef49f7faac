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
 * - `taken`: he answered (`offers.accepted_at`) and the caller was there. A talk that was cut off since his page was gone is none: it counts when the
 *   caller is given to him again. One that a colleague handed to him, after asking him first, is an offer too.
 * - `missed`: he did not answer, was engaged, could not be reached or declined (`offers.outcome`). The caller who left meanwhile is nobody's fault.
 * - `out`: calls that he made and whose ringing he answered himself (`offers.queue` is '').
 * - `talks`: of both, those that are over. `talkSeconds`: how long they took, with what was cut off; of a call out from when the other one answered
 *   (`entries.connected_at`).
 * - `wrapUps`, `wrapUpSeconds`: what began when he was free of one and took any time (`agent_times`), once it is over.
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
    with rung as materialized (${rungFor(filter)}),
    held as materialized (
      select e.agent_id, sum(t.held_seconds)::float8 as seconds from talks t join entries e on e.id = t.entry_id
      where t.held_seconds > 0 and exists (select 1 from rung where rung.entry_id = e.id and rung.agent_id = e.agent_id) group by e.agent_id)
    select agent_id as agent,
      (count(*) filter (where taken and not is_out))::int as taken,
      (count(*) filter (where outcome in ('no-answer', 'busy', 'failed', 'refused') and not is_out))::int as missed,
      (count(*) filter (where taken and is_out))::int as out,
      (count(talked) filter (where taken))::int as talks, ${seconds(sql`sum(talked)`)} as "talkSeconds",
      count(wrap_up)::int as "wrapUps", ${seconds(sql`sum(wrap_up)`)} as "wrapUpSeconds",
      coalesce((select held.seconds from held where held.agent_id = rung.agent_id), 0) as "heldSeconds",
      count(answer)::int as answers, ${seconds(sql`sum(answer)`)} as "answerSeconds",
      (count(*) filter (where taken and passed_on))::int as "passedOn",
      count(again)::int as known, (count(*) filter (where again))::int as again
    from rung group by agent_id`)) as unknown as { rows: unknown };
  return z.array(row).parse(rows);
}

/** Intervals are added much faster than numbers of seconds. */
const seconds = (interval: SQL) => sql`coalesce(extract(epoch from ${interval}), 0)::float8`;

/** One row each time that an agent was rung. `again` is null where nobody can know: no talk, none that is over, or a withheld number. */
function rungFor({ since, until, flow, version, queue, agent }: ReportFilter): SQL {
  const only = [
    ...(queue === undefined ? [] : [sql`and o.queue = ${queue}`]),
    ...(agent === undefined ? [] : [sql`and o.agent_id = ${agent}`]),
    ...(flow === undefined ? [] : [sql`and f.flow_id = ${flow}`]),
    ...(version === undefined ? [] : [sql`and f.version = ${version}`]),
  ];
  const answered = sql`(o.accepted_at is not null and o.outcome is distinct from 'caller-left')`;
  const taken = sql`(${answered} and o.outcome is distinct from 'vanished')`;
  return sql`
    select o.agent_id, o.entry_id, o.outcome, o.queue = '' as is_out, ${taken} as taken,
      case when ${answered} and o.queue <> '' then o.ended_at - o.accepted_at
        when ${answered} and e.connected_at is not null then o.ended_at - greatest(o.accepted_at, e.connected_at) end as talked,
      case when ${taken} and o.queue <> '' then o.accepted_at - o.ring_at end as answer,
      w.until - w.since as wrap_up,
      e.left_reason = 'transferred' and e.agent_id = o.agent_id and (o.ended_at is null or o.ended_at >= e.ended_at) as passed_on,
      case when ${taken} and o.queue <> '' and o.ended_at is not null and f.number <> '' then exists (
        select 1 from call_facts c
        where c.number = f.number and c.started_at > o.ended_at and c.started_at <= o.ended_at + ${AGAIN_WITHIN} and c.direction = 'in'
          and (c.flow_id = f.flow_id or c.queue = o.queue)) end as again
    from offers o join entries e on e.id = o.entry_id left join call_facts f on f.call_sid = e.call_sid
      left join agent_times w
        on w.agent_id = o.agent_id and w.since = o.ended_at and w.status = 'wrap-up' and w.until > w.since and w.until > ${since}
    where o.at >= ${since} and o.at < ${until} ${sql.join(only, sql` `)}`;
}
