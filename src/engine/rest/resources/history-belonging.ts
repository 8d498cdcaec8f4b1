import { flag, integerFilter } from "../filters.ts";
import { boolean } from "../schema.ts";
import * as view from "../view.ts";

/** What every row of history says of where it belongs: joined as `p` (its instance) and `r` (the root). */
export const belonging = {
  ...{ removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id") },
};
export const instanceJoin = `left join process_instance p on p.id = t.instance_id left join process_instance r on r.id = t.root_id`;

/** Whether an entry of a log is of this kind. */
export const kindFlag = (kind: string) => view.computed(boolean, (row) => row.kind === kind);

/** Filters of a log by the kind of entry. */
export const logs = {
  ...{ creationLog: flag("t.kind = 'creation'"), failureLog: flag("t.kind = 'failure'"), successLog: flag("t.kind = 'success'") },
  deletionLog: flag("t.kind = 'deletion'"),
};

export const priorities = {
  ...{
    priorityHigherThanOrEquals: integerFilter("t.priority >= ?"),
    priorityLowerThanOrEquals: integerFilter("t.priority <= ?"),
  },
};
