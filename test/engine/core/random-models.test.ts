/** Whatever block-structured model: it ends, nothing is left behind, and a state survives being written down. */
import * as fc from "fast-check";
import { Driver } from "./support/driver.ts";
import {
  association,
  boundary,
  cancelEvent,
  catchEvent,
  compensateEvent,
  end,
  external,
  flow,
  message,
  messageEvent,
  model,
  start,
  subprocess,
  throwEvent,
  timer,
  user,
} from "./support/models.ts";

/** A part of a model with one way in and one way out. */
type Block =
  | { kind: "user" | "external" | "task" | "message" | "timer" | "compensated" | "compensation" }
  | { kind: "sequence" | "and" | "or" | "xor"; parts: Block[] }
  | { kind: "subprocess" | "loop" | "boundary" | "undone" | "transaction"; part: Block }
  | { kind: "instances"; count: number; sequential: boolean };

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({
      kind: fc.constantFrom("user", "external", "task", "message", "timer", "compensated", "compensation"),
    }) as fc.Arbitrary<Block>,
    fc.record({
      kind: fc.constantFrom("sequence", "and", "or", "xor"),
      parts: fc.array(tie("block"), { minLength: 2, maxLength: 3 }),
    }) as fc.Arbitrary<Block>,
    fc.record({
      kind: fc.constantFrom("subprocess", "loop", "boundary", "undone", "transaction"),
      part: tie("block"),
    }) as fc.Arbitrary<Block>,
    fc.record({
      kind: fc.constant("instances"),
      count: fc.integer({ min: 0, max: 3 }),
      sequential: fc.boolean(),
    }) as fc.Arbitrary<Block>,
  ),
}));

interface Drawn {
  xml: string;
  first: string;
  last: string;
}

/** Draws blocks as BPMN, with ids of its own. */
class Pencil {
  private count = 0;
  /** Associations of the scope that is being drawn: they stand behind all else in it. */
  private associations: string[] = [];

  /** Draws what is in a scope. */
  scope(drawContent: () => string): string {
    const outer = this.associations;
    this.associations = [];
    const content = drawContent() + this.associations.join("");
    this.associations = outer;
    return content;
  }

  id(prefix: string): string {
    return `${prefix}${++this.count}`;
  }

  connect(source: string, target: string, condition?: string): string {
    return flow(this.id("f"), source, target, condition);
  }

  draw(part: Block): Drawn {
    const id = this.id(part.kind.charAt(0));
    const single = (xml: string): Drawn => ({ xml, first: id, last: id });
    switch (part.kind) {
      case "user":
        return single(user(id));
      case "external":
        return single(external(id));
      case "task":
        return single(`<bpmn:task id="${id}"/>`);
      case "message":
        return single(catchEvent(id, messageEvent("m")));
      case "timer":
        return single(catchEvent(id, timer("timeDuration", "PT1H")));
      case "instances": {
        const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="${part.sequential}"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${part.count}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`;
        return single(external(id, "", loop));
      }
      case "compensated": {
        this.associations.push(association(`${id}b`, `${id}h`));
        const handler = external(`${id}h`, 'isForCompensation="true"');
        return single(user(id) + handler + boundary(`${id}b`, id, compensateEvent()));
      }
      case "compensation":
        return single(throwEvent(id, compensateEvent()));
      case "subprocess":
        return single(subprocess(id, this.drawInside(id, part.part)));
      case "undone": {
        const handler = external(`${id}h`) + flow(this.id("f"), `${id}c`, `${id}h`);
        const undo = start(`${id}c`, compensateEvent()) + handler;
        return single(subprocess(id, this.drawInside(id, part.part, subprocess(`${id}u`, undo, 'triggeredByEvent="true"'))));
      }
      case "transaction": {
        const cancel = end(`${id}x`, cancelEvent) + this.connect(`${id}g`, `${id}x`, "${again}");
        const inside = this.drawInside(id, part.part, cancel, `${id}g`);
        const xml = `<bpmn:transaction id="${id}">${inside}</bpmn:transaction>${boundary(`${id}b`, id, cancelEvent)}`;
        const flows = this.connect(id, `${id}j`) + this.connect(`${id}b`, `${id}j`);
        return { xml: `${xml}<bpmn:exclusiveGateway id="${id}j"/>${flows}`, first: id, last: `${id}j` };
      }
      case "boundary": {
        const handler = this.draw(part.part);
        const flows = this.connect(id, `${id}j`) + this.connect(`${id}b`, handler.first) + this.connect(handler.last, `${id}j`);
        const xml = `${external(id) + boundary(`${id}b`, id, messageEvent("m")) + handler.xml}<bpmn:exclusiveGateway id="${id}j"/>${flows}`;
        return { xml, first: id, last: `${id}j` };
      }
      case "loop": {
        const inner = this.draw(part.part);
        const out = this.id("f");
        const xml = `<bpmn:exclusiveGateway id="${id}"/><bpmn:exclusiveGateway id="${id}x" default="${out}"/>`;
        const flows = this.connect(id, inner.first) + this.connect(inner.last, `${id}x`) + this.connect(`${id}x`, id, "${again}");
        return {
          xml: `${xml}${inner.xml}<bpmn:task id="${id}o"/>${flows}${flow(out, `${id}x`, `${id}o`)}`,
          first: id,
          last: `${id}o`,
        };
      }
      case "sequence": {
        const parts = part.parts.map((each) => this.draw(each));
        const flows = parts.slice(1).map((each, index) => this.connect(parts[index]!.last, each.first));
        return { xml: parts.map(({ xml }) => xml).join("") + flows.join(""), first: parts[0]!.first, last: parts.at(-1)!.last };
      }
      default:
        return this.drawBranches(part.kind, id, part.parts);
    }
  }

  /** What is in a subprocess; `fork`: a gateway before its end, whose default flow leads there. */
  private drawInside(id: string, part: Block, more = "", fork?: string): string {
    return this.scope(() => {
      const inner = this.draw(part);
      const out = this.id("f");
      const gateway = fork ? `<bpmn:exclusiveGateway id="${fork}" default="${out}"/>${this.connect(inner.last, fork)}` : "";
      const flows = this.connect(`${id}s`, inner.first) + flow(out, fork ?? inner.last, `${id}e`);
      return start(`${id}s`) + inner.xml + gateway + end(`${id}e`) + more + flows;
    });
  }

  private drawBranches(kind: "and" | "or" | "xor", id: string, parts: Block[]): Drawn {
    const tag = { and: "parallelGateway", or: "inclusiveGateway", xor: "exclusiveGateway" }[kind];
    let xml = `<bpmn:${tag} id="${id}"/><bpmn:${tag} id="${id}j"/>`;
    parts.forEach((each, index) => {
      const branch = this.draw(each);
      const condition = kind === "and" ? undefined : index === 0 ? "${true}" : "${again}";
      xml += branch.xml + this.connect(id, branch.first, condition) + this.connect(branch.last, `${id}j`);
    });
    return { xml, first: id, last: `${id}j` };
  }
}

/** Does one thing that can be done now, chosen by a number. `mayLoop`: loops may go round once more. */
function act(driver: Driver, choice: number, mayLoop = true): void {
  const again = mayLoop && choice % 5 === 0;
  const messages = driver.subscriptions().filter(({ type }) => type === "message");
  const doings = [
    ...driver.tasks().map(
      ({ id }) =>
        () =>
          driver.run({ type: "complete-task", taskId: id, variables: {} }),
    ),
    ...driver.externalTasks().map(
      ({ id }) =>
        () =>
          driver.run({
            type: "complete-external-task",
            externalTaskId: id,
            variables: { again: { type: "Boolean", value: again } },
            localVariables: {},
          }),
    ),
    ...messages.map(
      ({ id }) =>
        () =>
          driver.run({ type: "message", subscriptionId: id, variables: {}, localVariables: {} }),
    ),
    ...driver.jobs().map(
      ({ id }) =>
        () =>
          driver.run({ type: "execute-job", jobId: id }),
    ),
  ];
  doings[choice % doings.length]!();
}

/** After so many doings no loop goes round again: otherwise one without external task might do so for ever. */
const LOOPS_END = 40;

function stopLooping(driver: Driver, instanceId: string): void {
  const modifications = { again: { type: "Boolean" as const, value: false } };
  driver.run({ type: "set-variables", scope: { executionId: instanceId }, local: true, modifications, deletions: [] });
}

function expectNothingLeft(driver: Driver, instanceId: string, state: string): void {
  expect(driver.state).toBeNull();
  expect(driver.endState(instanceId)).toBe(state);
  expect(driver.openActivities()).toEqual([]);
  expect([driver.tasks(), driver.externalTasks(), driver.jobs(), driver.subscriptions()]).toEqual([[], [], [], []]);
}

async function begin(part: Block): Promise<{ driver: Driver; instanceId: string }> {
  const pencil = new Pencil();
  const whole = pencil.scope(() => {
    const { xml, first, last } = pencil.draw(part);
    return start("begin") + xml + end("done") + pencil.connect("begin", first) + pencil.connect(last, "done");
  });
  const driver = await new Driver().deploy(model(whole, { definitions: message("m") }));
  return { driver, instanceId: driver.start("p", { again: false }) };
}

/** As in a model: a loop whose body does not wait would never end once `again` holds. */
const waits = (part: Block): boolean => {
  if ("part" in part) return part.kind === "boundary" || waits(part.part);
  if ("parts" in part) return part.kind === "sequence" || part.kind === "and" ? part.parts.some(waits) : part.parts.every(waits);
  return part.kind === "instances" ? part.count > 0 : part.kind !== "task" && part.kind !== "compensation";
};
const sound = (part: Block): boolean => {
  if ("parts" in part) return part.parts.every(sound);
  return !("part" in part) || (sound(part.part) && (part.kind !== "loop" || (waits(part.part) && !getsStuck(part.part))));
};

/** In a loop, an inclusive join waits for the paths beside it, which could come round again: in Camunda for ever, too. */
const getsStuck = (part: Block, beside = false): boolean => {
  if (part.kind === "or" && beside) return true;
  if ("parts" in part) return part.parts.some((each) => getsStuck(each, beside || part.kind === "and" || part.kind === "or"));
  return "part" in part && getsStuck(part.part, beside || part.kind === "boundary");
};

test("a model that is played to its end leaves nothing behind", async () => {
  await fc.assert(
    fc.asyncProperty(block.filter(sound), fc.infiniteStream(fc.nat(997)), async (part, choices) => {
      const { driver, instanceId } = await begin(part);
      for (let count = 0; driver.state; count++) {
        if (count > 3000) throw new Error("does not end");
        if (count === LOOPS_END) stopLooping(driver, instanceId);
        act(driver, choices.next().value as number, count < LOOPS_END);
      }
      expectNothingLeft(driver, instanceId, "COMPLETED");
    }),
    { numRuns: 150 },
  );
});

test("an instance can be deleted at any time and leaves nothing behind", async () => {
  await fc.assert(
    fc.asyncProperty(block.filter(sound), fc.array(fc.nat(997), { maxLength: 8 }), async (part, choices) => {
      const { driver, instanceId } = await begin(part);
      for (const choice of choices) if (driver.state) act(driver, choice);
      if (!driver.state) return;
      driver.run({ type: "delete-instance", instanceId, deleteReason: "test", skipIoMappings: false });
      expectNothingLeft(driver, instanceId, "EXTERNALLY_TERMINATED");
    }),
    { numRuns: 100 },
  );
});
