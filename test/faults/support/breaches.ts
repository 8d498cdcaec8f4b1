import type { Evidence } from "./evidence.ts";
import { findOrphans } from "./orphans.ts";
import { DOCUMENT_LENGTH } from "./walks.ts";

const ENDED = "select id from engine.process_instance where ended_at is not null";

/** Statements that find nothing in a history that is complete and a store in which nothing happened twice. */
const RULES: Record<string, string> = {
  "activity still open in an ended instance": `select id from engine.activity_instance where ended_at is null and instance_id in (${ENDED})`,
  "task still open in an ended instance": `select id from engine.task where ended_at is null and instance_id in (${ENDED})`,
  "variable still alive in an ended instance": `select id from engine.variable where live and instance_id in (${ENDED})`,
  "document of a walk that is not the one it began with": `select id from engine.variable where name = 'document'
    and length(text_value) is distinct from ${DOCUMENT_LENGTH}`,
  "walk without its document": `select id from engine.process_instance where definition_key = 'fault-walk'
    and id not in (select instance_id from engine.variable where name = 'document')`,
  "incident still open in an ended instance": `select id from engine.incident where ended_at is null and instance_id in (${ENDED})`,
  "completed instance without its end event": `select id from engine.process_instance where state = 'COMPLETED' and end_activity_id is null`,
  "ended instance in a running state": `select id from engine.process_instance where ended_at is not null and state in ('ACTIVE', 'SUSPENDED')`,
  "running instance without a tree": `select id from engine.process_instance where ended_at is null
    and root_id not in (select root_id from engine.tree)`,
  "caller that goes on while the called one runs": `select c.id from engine.process_instance c
    join engine.process_instance p on p.id = c.super_id where c.ended_at is null and p.ended_at is not null`,
  "external task that is in no open activity": `select t.id from engine.external_task t
    left join engine.activity_instance a on a.id = t.activity_instance_id and a.ended_at is null where a.id is null`,
  "user task completed twice or in another time than its activity": `select t.id from engine.task t
    join engine.activity_instance a on a.task_id = t.id where (a.ended_at is null) <> (t.ended_at is null)
    union all select task_id from engine.activity_instance where task_id is not null group by task_id having count(*) > 1`,
  "job executed twice": `select job_id as id from engine.job_log where kind = 'success' and root_id is not null
    group by job_id having count(*) > 1`,
  "external task completed twice": `select external_task_id as id from engine.external_task_log where kind = 'success'
    group by external_task_id having count(*) > 1`,
  "process started by two tickets": `select process_id as id from store.start_tickets where redeemed_at is not null
    group by process_id having count(*) > 1`,
  "instance admitted for two processes": `select instance_id as id from store.processes where instance_id is not null
    group by instance_id having count(*) > 1`,
  "process whose instance the engine does not know": `select id from store.processes where instance_id is not null
    and instance_id not in (select id from engine.process_instance)`,
  "process opened twice": `select i.business_key as id from engine.process_instance i where i.definition_key = 'service-request'
    and i.end_activity_id is distinct from 'start-refused' and i.super_id is null
    and exists (select from store.processes p where p.id::text = i.business_key and p.instance_id is distinct from i.id
      and p.state <> 'starting')`,
  "finished process whose instance runs, or the other way round": `select p.id from store.processes p
    join engine.process_instance i on i.id = p.instance_id where (p.state = 'finished') <> (i.ended_at is not null)`,
};

/** Every promise that does not hold in engine and store, once nothing is under way any more. Empty when all is well. */
export async function findBreaches(evidence: Evidence): Promise<string[]> {
  const broken = await Promise.all(
    Object.entries(RULES).map(async ([name, text]) => (await evidence.query(text)).map(({ id }) => `${name}: ${id}`)),
  );
  const audit = await evidence.store.audit.verify();
  return [
    ...broken.flat(),
    ...(await findOrphans(evidence)),
    ...(audit.intact ? [] : [`audit chain broken: ${JSON.stringify(audit.fault)}`]),
  ];
}

/** What an instance did, and what it called: its activities with how they ended, in an order of their own. */
export async function trailOf({ query }: Evidence, businessKey: string): Promise<string[]> {
  const rows = await query(
    `select i.definition_key || ' ' || a.activity_id || ' ' || a.type || case when a.canceled then ' canceled' else '' end as step
       from engine.activity_instance a join engine.process_instance i on i.id = a.instance_id where i.business_key = $1`,
    [businessKey],
  );
  return rows.map(({ step }) => step as string).sort();
}
