/** Arbitrary block-structured models. */
import * as fc from "fast-check";
import {
  type Block,
  type Boundary,
  boundary,
  call,
  cancel,
  caught,
  compensate,
  type EventSubprocess,
  type EventTrigger,
  end,
  error,
  escalation,
  evaluate,
  exclusive,
  external,
  firstOf,
  inclusive,
  message,
  type Options,
  onEvent,
  parallel,
  receive,
  repeat,
  signal,
  sub,
  task,
  terminate,
  thrown,
  transaction,
  user,
} from "../support/blocks.ts";
import { caughtAnywhere, oneOf, waitedFor } from "./events.ts";
import { async, noEscalation, ofTask, optionsWith, rarely, seldom } from "./options.ts";

/** Conditions over the variables that every walk begins with. */
const CONDITIONS = ["${x}", "${!x}", "${n > 1}", "${n < 3}", "${true}"];

const MAPPINGS = [
  '<camunda:in variables="all"/><camunda:out variables="all"/>',
  '<camunda:in source="n" target="n"/><camunda:in source="x" target="x"/><camunda:in sourceExpression="${false}" target="again"/><camunda:in source="items" target="items"/><camunda:out source="n" target="m"/>',
  '<camunda:in variables="all" local="true"/><camunda:in businessKey="#{execution.processBusinessKey}"/>',
];

const { block, body } = fc.letrec<{
  block: Block;
  body: Block[];
  ending: Block[];
  handler: Boundary;
  options: Options;
  scope: Options;
  inner: EventSubprocess;
}>((tie) => ({
  options: optionsWith(tie("handler")),
  scope: tie("options").map(({ loop: many, ...rest }) => (many ? { ...rest, loop: many } : rest)),
  handler: fc
    .record({ event: caughtAnywhere, interrupting: fc.boolean(), way: tie("body"), rejoin: fc.boolean() })
    .map(({ event, interrupting, way, rejoin }) =>
      boundary("", event, way.slice(0, 1), { interrupting: event.kind === "error" || interrupting, rejoin }),
    ),
  inner: fc
    .record({ event: caughtAnywhere, interrupting: fc.boolean(), way: tie("ending") })
    .map(({ event, interrupting, way }) => onEvent("", event, way, { interrupting: event.kind === "error" || interrupting })),
  body: fc.array(tie("block"), { minLength: 1, maxLength: 3, depthIdentifier: "b" }),
  /** A way that may end by itself. */
  ending: fc
    .record({
      way: tie("body"),
      last: seldom(
        oneOf<EventTrigger | null>(...[null, terminate, error("E1"), error("E2"), escalation("C1"), signal("s1"), compensate()]),
      ),
      ends: rarely(fc.constant(true)),
    })
    .map(({ way, last, ends }) => (ends ? [...way, end("", last ?? undefined)] : way)),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: "b", withCrossShrink: true },
    {
      weight: 5,
      arbitrary: fc
        .record({ options: tie("options"), extension: ofTask })
        .map(({ options, extension }) => user("", extension ? { ...options, extension } : options)),
    },
    { weight: 5, arbitrary: tie("options").map((options) => external("", noEscalation(options))) },
    { weight: 2, arbitrary: seldom(async).map((attributes) => task("", attributes ? { attributes } : {})) },
    {
      weight: 1,
      arbitrary: fc
        .record({ options: tie("options"), name: oneOf("m1", "m2") })
        .map(({ options, name }) => receive("", message(name), noEscalation(options))),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ event: waitedFor, attributes: seldom(async) })
        .map(({ event, attributes }) => caught("", event, attributes ? { attributes } : {})),
    },
    {
      weight: 2,
      arbitrary: oneOf<EventTrigger | undefined>(
        ...[undefined, signal("s1"), signal("s2"), escalation("C1"), escalation("C2"), compensate(), compensate()],
      ).map((event) => thrown("", event)),
    },
    {
      weight: 1,
      arbitrary: oneOf(
        "${execution.setVariable('n', 2)}",
        "${execution.setVariable('x', true)}",
        "${n / 0}",
        "${execution.setVariableLocal('x', false)}",
      ).map((text) => evaluate("", text)),
    },
    { weight: 2, arbitrary: fc.array(tie("ending"), { minLength: 2, maxLength: 3 }).map((ways) => parallel("", ...ways)) },
    {
      weight: 2,
      arbitrary: fc
        .record({
          ways: fc.array(tie("ending"), { minLength: 2, maxLength: 3 }),
          conditions: fc.array(oneOf(...CONDITIONS), { minLength: 3, maxLength: 3 }),
          kind: oneOf("in", "ex"),
          usual: fc.boolean(),
        })
        .map(branched),
    },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(waitedFor, { minLength: 2, maxLength: 3, selector: ({ kind, text }) => kind + text })
        .chain((events) =>
          fc.tuple(...events.map((event) => tie("ending").map((way): [string, EventTrigger, ...Block[]] => ["", event, ...way]))),
        )
        .map((ways) => firstOf("", ...ways)),
    },
    {
      weight: 4,
      arbitrary: fc
        .record({ way: tie("ending"), options: tie("scope"), events: fc.array(tie("inner"), { maxLength: 1 }) })
        .map(({ way, options, events }) => sub("", way, { ...options, events })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ way: tie("body"), condition: oneOf(...CONDITIONS), options: tie("scope"), after: tie("body") })
        .map(({ way, condition: when, options, after }) => cancellable(way, when, options, after)),
    },
    { weight: 1, arbitrary: fc.record({ way: tie("body") }).map(({ way }) => repeat("", "${again}", user(""), ...way)) },
    {
      weight: 2,
      arbitrary: fc
        .record({ mapping: oneOf(...MAPPINGS), options: tie("options") })
        .map(({ mapping, options }) => call("", "c", mapping, options)),
    },
  ) as fc.Arbitrary<Block>,
}));

export { block, body };

/** A body and event subprocesses for a whole process. */
export const processBody = fc.record({
  body,
  events: fc.oneof(
    { weight: 3, arbitrary: fc.constant([] as EventSubprocess[]) },
    {
      weight: 1,
      arbitrary: fc
        .record({ event: caughtAnywhere, interrupting: fc.boolean(), way: body })
        .map(({ event, interrupting, way }) => [
          onEvent("", event, way.slice(0, 1), { interrupting: event.kind === "error" || interrupting }),
        ]),
    },
  ),
});

function branched({
  ways,
  conditions,
  kind,
  usual,
}: {
  ways: Block[][];
  conditions: string[];
  kind: string;
  usual: boolean;
}): Block {
  const list = ways.map((way, i): [string, ...Block[]] => [usual && i === ways.length - 1 ? "default" : conditions[i]!, ...way]);
  return kind === "in" ? inclusive("", ...list) : exclusive("", ...list);
}

/** A transaction that is cancelled when the condition holds. */
function cancellable(way: Block[], when: string, options: Options, after: Block[]): Block {
  const boundaries = [...(options.boundaries ?? []), boundary("", cancel, after.slice(0, 1))];
  return transaction("", [...way, exclusive("", [when, end("", cancel)], ["default"])], { ...options, boundaries });
}
