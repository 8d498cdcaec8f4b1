import { insert, type Part } from "../part.ts";
import { instance, text, time } from "./columns.ts";

/** What people did. */
export const userOperationParts: Part[] = [
  insert(
    "uo+",
    "user_operation",
    {
      ...{ id: text, operation_id: text, operation_type: text, entity_type: text, category: text, property: text },
      ...{ org_value: text, new_value: text, user_id: text, time, annotation: text, deployment_id: text },
      ...{ definition_id: text, definition_key: text, ...instance, execution_id: text, task_id: text, job_id: text },
      ...{ external_task_id: text, job_definition_id: text, batch_id: text },
    },
    (w) => w.userOperations,
  ),
];
