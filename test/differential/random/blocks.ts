/** Arbitrary block-structured models. */
import * as fc from "fast-check";
import {
  type Block,
  type Boundary,
  boundary,
  call,
  caught,
  condition,
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
  type Loop,
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
  timer,
  user,
} from "../support/blocks.ts";

/** Conditions over the variables that every walk begins with. */
const CONDITIONS = ["${x}", "${!x}", "${n > 1}", "${n < 3}", "${true}"];

const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: 3 }) as fc.Arbitrary<T | null>;
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const waitedFor: fc.Arbitrary<EventTrigger> = oneOf(
  ...[message("m1"), message("m2"), timer("PT1H"), signal("s1"), signal("s2"), condition("${n > 1}"), condition("${x}")],
);
const raised: fc.Arbitrary<EventTrigger> = oneOf(
  error("E1"),
  error("E2"),
  error(""),
  escalation("C1"),
  escalation("C2"),
  escalation(""),
);
const caughtAnywhere = fc.oneof({ weight: 3, arbitrary: waitedFor }, { weight: 2, arbitrary: raised });

const async: fc.Arbitrary<string> = oneOf(
  'camunda:asyncBefore="true"',
  'camunda:asyncAfter="true"',
  'camunda:asyncBefore="true" camunda:asyncAfter="true"',
  'camunda:asyncBefore="true" camunda:exclusive="false"',
);

const loop: fc.Arbitrary<Loop> = fc
  .record({
    sequential: fc.boolean(),
    how: oneOf<Partial<Loop>>(
      { cardinality: "2" },
      { cardinality: "3" },
      { cardinality: "${n}" },
      { collection: "items", element: "item" },
      { cardinality: "0" },
    ),
    until: seldom(oneOf("${nrOfCompletedInstances >= 1}", "${x}", "${nrOfActiveInstances < 2}")),
    attributes: seldom(async),
  })
  .map(({ sequential, how, until, attributes }) => ({
    ...{ sequential, ...how },
    ...(until ? { until } : {}),
    ...(attributes ? { attributes } : {}),
  }));

const listener = fc.record({
  event: oneOf("start", "end"),
  expression: oneOf(
    '${execution.setVariable("seen", execution.currentActivityId)}',
    "${execution.setVariable('n', n + 1)}",
    "${execution.setVariableLocal('here', 1)}",
  ),
});

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
  options: fc
    .record({
      async: seldom(async),
      loop: seldom(loop),
      inputs: seldom(oneOf<Record<string, string>>({ l: "${n}" }, { n: "7" }, { l: "text", k: "${x}" })),
      outputs: seldom(oneOf<Record<string, string>>({ o: "${n}" }, { n: "4" }, { o: "out" })),
      listener: seldom(listener),
      boundaries: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Boundary[]>([]) },
        { weight: 1, arbitrary: fc.array(tie("handler"), { maxLength: 2 }) },
      ),
    })
    .map((chosen) => optionsOf(chosen)),
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
      last: seldom(oneOf<EventTrigger | null>(null, terminate, error("E1"), error("E2"), escalation("C1"), signal("s1"))),
      ends: rarely(fc.constant(true)),
    })
    .map(({ way, last, ends }) => (ends ? [...way, end("", last ?? undefined)] : way)),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: "b", withCrossShrink: true },
    { weight: 5, arbitrary: tie("options").map((options) => user("", options)) },
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
      arbitrary: oneOf<EventTrigger | undefined>(undefined, signal("s1"), signal("s2"), escalation("C1"), escalation("C2")).map(
        (event) => thrown("", event),
      ),
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

interface Chosen {
  async: string | null;
  loop: Loop | null;
  inputs: Record<string, string> | null;
  outputs: Record<string, string> | null;
  listener: { event: string; expression: string } | null;
  boundaries: Boundary[];
}

function optionsOf({ async: attributes, loop: many, inputs, outputs, listener: one, boundaries }: Chosen): Options {
  const kinds = new Set<string>();
  const distinct = boundaries.filter(({ event }) => {
    const kind = ["error", "escalation"].includes(event.kind) ? event.kind : event.kind + event.text;
    return !kinds.has(kind) && kinds.add(kind);
  });
  return {
    ...(attributes ? { attributes } : {}),
    ...(many ? { loop: many } : {}),
    ...(inputs ? { inputs } : {}),
    ...(outputs && !many ? { outputs } : {}),
    ...(one ? { listeners: [one] } : {}),
    ...(distinct.length > 0 ? { boundaries: distinct } : {}),
  };
}

/** Escalation boundary events stand on user tasks, subprocesses and call activities only. */
function noEscalation(options: Options): Options {
  if (!options.boundaries) return options;
  return { ...options, boundaries: options.boundaries.filter(({ event }) => event.kind !== "escalation") };
}

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
