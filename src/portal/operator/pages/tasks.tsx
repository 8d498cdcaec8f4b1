import type { Task } from "../../../camunda/types.ts";
import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";

/** The user tasks that are open in an instance. */
export function TasksTable({ tasks }: { tasks: Task[] }) {
  const texts = operator.tasks;
  if (tasks.length === 0) return <p class="fine">{operator.paging.none}</p>;
  return (
    <Table
      columns={texts.columns}
      rows={tasks}
      keyOf={({ id }) => id}
      cells={({ name, taskDefinitionKey, assignee, created, due }) => [
        withoutIdentifiers(name ?? taskDefinitionKey),
        taskDefinitionKey,
        assignee === null ? texts.nobody : <span class="id">{withoutIdentifiers(assignee)}</span>,
        moment(created),
        moment(due) ?? operator.none,
      ]}
    />
  );
}
