/** Arbitrary things that an activity may carry. */
import * as fc from "fast-check";
import { type Block, type Boundary, boundary, compensate, external, type Loop, type Options, user } from "../support/blocks.ts";
import { oneOf } from "./events.ts";

export const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: 3 }) as fc.Arbitrary<T | null>;
export const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

export const async: fc.Arbitrary<string> = oneOf(
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

const taskListener = (event: string, expression: string) =>
  `<camunda:taskListener event="${event}" expression="\${${expression}}"/>`;

/** What user tasks say of their own: listeners and forms. */
export const ofTask: fc.Arbitrary<string | null> = seldom(
  oneOf(
    taskListener("create", "task.setVariable('told', task.name)"),
    taskListener("create", "task.setAssignee('ana')") + taskListener("assignment", "task.setVariable('who', task.assignee)"),
    taskListener("complete", "task.setVariableLocal('kept', n)"),
    taskListener("complete", "task.execution.setVariable('n', n + 1)"),
    taskListener("update", "task.setVariable('changed', true)"),
    taskListener("delete", "task.setVariable('gone', task.deleteReason)"),
    '<camunda:formData><camunda:formField id="n" type="long" defaultValue="4"/><camunda:formField id="note" type="string"/></camunda:formData>',
    '<camunda:formData><camunda:formField id="sure" type="boolean"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField></camunda:formData>',
  ),
);

/** The activity that takes back what another has done. */
const undoing: fc.Arbitrary<Boundary> = oneOf<(id: string, options: Options) => Block>(user, user, external)
  .chain((kind) =>
    fc
      .record({
        attributes: seldom(async),
        inputs: seldom(oneOf<Record<string, string>>({ l: "${n}" })),
        outputs: seldom(oneOf<Record<string, string>>({ o: "${n}" })),
      })
      .map(({ attributes, inputs, outputs }) =>
        kind("", {
          attributes: `isForCompensation="true" ${attributes ?? ""}`.trim(),
          ...(inputs ? { inputs } : {}),
          ...(outputs ? { outputs } : {}),
        }),
      ),
  )
  .map((handler) => boundary("", compensate(), [handler]));

/** Options of an activity, given what its boundary events may be. */
export function optionsWith(handler: fc.Arbitrary<Boundary>): fc.Arbitrary<Options> {
  return fc
    .record({
      async: seldom(async),
      loop: seldom(loop),
      inputs: seldom(oneOf<Record<string, string>>({ l: "${n}" }, { n: "7" }, { l: "text", k: "${x}" })),
      outputs: seldom(oneOf<Record<string, string>>({ o: "${n}" }, { n: "4" }, { o: "out" })),
      listener: seldom(listener),
      undone: seldom(undoing),
      boundaries: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Boundary[]>([]) },
        { weight: 1, arbitrary: fc.array(handler, { maxLength: 2 }) },
      ),
    })
    .map((chosen) => optionsOf(chosen));
}

interface Chosen {
  async: string | null;
  loop: Loop | null;
  inputs: Record<string, string> | null;
  outputs: Record<string, string> | null;
  listener: { event: string; expression: string } | null;
  undone: Boundary | null;
  boundaries: Boundary[];
}

function optionsOf({ async: attributes, loop: many, inputs, outputs, listener: one, undone, boundaries }: Chosen): Options {
  const kinds = new Set<string>();
  const distinct = boundaries.filter(({ event }) => {
    const kind = ["error", "escalation"].includes(event.kind) ? event.kind : event.kind + event.text;
    return !kinds.has(kind) && kinds.add(kind);
  });
  if (undone) distinct.push(undone);
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
export function noEscalation(options: Options): Options {
  if (!options.boundaries) return options;
  return { ...options, boundaries: options.boundaries.filter(({ event }) => event.kind !== "escalation") };
}
