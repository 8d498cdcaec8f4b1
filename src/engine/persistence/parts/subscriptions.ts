import { insert, type Part, remove } from "../part.ts";
import { instance, text, time } from "./columns.ts";

/** What waits for messages, signals and conditions. */
export const subscriptionParts: Part[] = [
  insert(
    "es+",
    "event_subscription",
    {
      ...{ id: text, type: text, name: text, ...instance, execution_id: text, definition_id: text },
      ...{ activity_id: text, created_at: time },
    },
    (w) => w.subscriptionsCreated,
  ),
  remove("es-", "event_subscription", "id", (w) => w.subscriptionsEnded),
];
