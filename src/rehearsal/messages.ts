import * as library from "bpmn-elements";

interface Content {
  executionId: string;
}

interface MessageDefinition {
  execute(message: { content: Content }): void;
  _complete(...how: unknown[]): unknown;
}

interface EventActivity {
  type: string;
  behaviour: { cancelActivity?: boolean };
  broker: { publish(exchange: string, key: string, content: object): void };
}

type MessageConstructor = new (activity: EventActivity, definition: unknown) => MessageDefinition;
const MessageEventDefinition = library.MessageEventDefinition as unknown as MessageConstructor;
/** Repeats for as long as the activity runs. */
const WITHOUT_END = -1;

/** Message event definitions that, at a boundary that does not interrupt, go on waiting for the next message, as Camunda's do. */
export function repeatedMessage(activity: EventActivity, definition: unknown): MessageDefinition {
  const event = new MessageEventDefinition(activity, definition);
  if (activity.type !== "bpmn:BoundaryEvent" || activity.behaviour.cancelActivity !== false) return event;
  let content: Content | null = null;
  const execute = event.execute.bind(event);
  const complete = event._complete.bind(event);
  event.execute = (message) => {
    content = message.content;
    execute(message);
  };
  event._complete = (...how) => {
    activity.broker.publish("execution", "execute.repeat", { ...content, repeat: WITHOUT_END });
    return complete(...how);
  };
  return event;
}
