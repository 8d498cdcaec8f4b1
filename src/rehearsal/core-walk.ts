import { step } from "../engine/core/step.ts";
import { addDuration, parseDuration } from "../engine/core/timer/duration.ts";
import type { Command } from "../engine/core/types/commands.ts";
import type { Effect } from "../engine/core/types/effects.ts";
import type { Execution, TreeState } from "../engine/core/types/state.ts";
import type { StepContext } from "../engine/core/types/step.ts";
import type { TypedValue } from "../engine/core/types/values.ts";
import type { Definition } from "../engine/model/definition.ts";
import type { FlowNode } from "../engine/model/elements.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import { Budget, IDS } from "./budget.ts";
import { MAX_TIMERS, type RehearsalClock } from "./clock.ts";
import type { Processes } from "./compiled.ts";
import { type CoreTimer, commandOf, typedValues } from "./core-commands.ts";
import { describeStep } from "./describe.ts";
import { type Scenario, type Step, startOf } from "./scenario.ts";
import { Trail } from "./trail.ts";
import { refuseHuge } from "./variables.ts";

/** Gateways that Camunda enters once for each token. */
const JOINS = ["parallelGateway", "inclusiveGateway"];

/** A process and what it calls, walked through by the core of the embedded engine, without database or time. */
export class CoreWalk {
  private readonly trail = new Trail();
  /** Variables of the process, as they are or were at its end. */
  readonly variables = new Map<string, TypedValue>();
  readonly clock: RehearsalClock = { now: 0 };
  state: TreeState | null = null;
  end: string | null = null;
  hasEnded = false;
  root = "";
  /** Id of the process that was begun. */
  process = "";
  private readonly dues = new Map<string, number | null>();
  /** Repetitions that a cycle has no more: they would be due at the very moment of the last. */
  private readonly spent = new Set<string>();
  private readonly budget = new Budget(IDS);
  private ids = 0;

  constructor(private readonly processes: Processes) {}

  /** Activities entered, written as scenarios write them. */
  get path(): string[] {
    return this.trail.places();
  }

  definitionOf(id: string): Definition {
    return this.processes(id.slice(0, id.lastIndexOf(":")))!;
  }

  /** Starts it and runs until everything waits. Throws EngineException where the engine would not go on. */
  begin(scenario: Pick<Scenario, "process" | "businessKey" | "variables" | "startsAt">): void {
    const definition = this.processes(scenario.process);
    if (definition === undefined) throw new Error(texts.unknownProcess(scenario.process));
    this.clock.now = startOf(scenario);
    this.process = scenario.process;
    this.root = this.newId();
    const start = { definitionId: definition.id, instanceId: this.root, businessKey: scenario.businessKey ?? null };
    this.apply({ type: "start", ...start, variables: typedValues(scenario.variables) });
  }

  /**
   * Takes a step and runs until everything waits. Gives the timers that happened because time passed. Throws
   * EngineException, and Error when nothing waits for it.
   */
  take(one: Step, number: number): string[] {
    if ("pass" in one) return this.pass(one.pass, number);
    const timer = "timer" in one ? this.timers().find(({ activityId }) => activityId === one.timer) : undefined;
    const command = commandOf(one, this.executions(), timer);
    if (command === null) throw new Error(texts.nothingWaits(number, describeStep(one), this.waitingPlaces().join(", ")));
    if (timer !== undefined) this.clock.now = Math.max(this.clock.now, timer.due);
    this.apply(command);
    return [];
  }

  executions(): Execution[] {
    return Object.values(this.state?.executions ?? {});
  }

  /** Timers that run, in the order in which they began. */
  timers(): CoreTimer[] {
    return this.executions()
      .flatMap(({ jobs = [], instanceId }) => jobs.map((job) => ({ ...job, instanceId })))
      .filter(({ id, kind }) => (kind === "timer" || kind === "task-listener") && !this.spent.has(id))
      .map(({ id, activityId, instanceId }) => ({ id, activityId, instanceId, due: this.dues.get(id) ?? this.clock.now }));
  }

  /** Where it stands, written as paths are. */
  waitingPlaces(): string[] {
    const places = this.executions().flatMap(({ wait, activityId, instanceId, subscriptions = [] }) => [
      ...(wait !== undefined && activityId !== null ? [this.placeOf(instanceId, activityId)] : []),
      ...subscriptions.filter(({ type }) => type !== "compensate").map((one) => this.placeOf(instanceId, one.activityId)),
    ]);
    return [...new Set(places)];
  }

  /** An activity of an instance, as paths name it. */
  placeOf(instanceId: string, activityId: string): string {
    const definitionId = this.state?.instances[instanceId]?.definitionId;
    return instanceId === this.root || definitionId === undefined
      ? activityId
      : `${this.definitionOf(definitionId).key}/${activityId}`;
  }

  private pass(duration: string, number: number): string[] {
    const until = addDuration(this.clock.now, parseDuration(duration));
    const fired: string[] = [];
    for (;;) {
      const [next] = this.timers()
        .filter(({ due }) => due <= until)
        .sort((a, b) => a.due - b.due);
      if (next === undefined) break;
      if (fired.length === MAX_TIMERS) throw new Error(texts.tooManyTimers(number, next.activityId));
      this.clock.now = Math.max(this.clock.now, next.due);
      this.apply({ type: "execute-job", jobId: next.id });
      fired.push(next.activityId);
    }
    this.clock.now = Math.max(this.clock.now, until);
    return fired;
  }

  /** Applies a command, and continues what waits for the job executor only. */
  private apply(first: Command): void {
    let command: Command | undefined = first;
    this.budget.renew();
    while (command !== undefined) {
      const result = step(this.context, this.state, command);
      this.state = result.state;
      for (const effect of result.effects) this.note(effect, command.type === "execute-job");
      const job = this.executions()
        .flatMap(({ jobs = [] }) => jobs)
        .find(({ kind }) => kind !== "timer" && kind !== "task-listener");
      command = job && { type: "execute-job", jobId: job.id };
    }
  }

  private note(effect: Effect, fromJob: boolean): void {
    if (effect.type === "activity-started") {
      const { definitionId, activityId, instanceId, activityType } = effect;
      const { key, elements } = this.definitionOf(definitionId);
      const node = elements.get(activityId) as FlowNode | undefined;
      // What is done several times is entered once, in the one body that Camunda gives it.
      if (node?.parent?.behaviour === "multi-instance") return;
      const name = activityId.replace(/#multiInstanceBody$/, "");
      const place = instanceId === this.root ? name : `${key}/${name}`;
      if (JOINS.includes(activityType) && node!.incoming.length > 1) this.trail.arrive(effect.id, `${instanceId} ${name}`, place);
      else this.trail.enter(place);
    } else if (effect.type === "activity-ended") {
      if (effect.canceled) this.trail.cancel(effect.id);
      else this.trail.pass(effect.id);
    } else if (effect.type === "job-created") {
      this.dues.set(effect.id, effect.due);
      if (fromJob && effect.repeat !== null && effect.due !== null && effect.due <= this.clock.now) this.spent.add(effect.id);
    } else if (effect.type === "variable-set") {
      refuseHuge(effect.name, effect.value);
      if (effect.executionId === this.root && effect.taskId === null) this.variables.set(effect.name, effect.value);
    } else if (effect.type === "variable-removed") {
      if (effect.deletion?.executionId === this.root) this.variables.delete(effect.name);
    } else if (effect.type === "instance-ended" && effect.instanceId === this.root) {
      this.end = effect.endActivityId;
      this.hasEnded = true;
    }
  }

  private newId(): string {
    return `id-${++this.ids}`;
  }

  private get context(): StepContext {
    return {
      now: this.clock.now,
      newId: () => {
        this.budget.spend(this.path.at(-1) ?? "");
        return this.newId();
      },
      definition: (id) => this.definitionOf(id),
      calledDefinition: ({ key }) => this.processes(key),
      task: (id) => {
        throw new Error(texts.taskFacts(id));
      },
      signal: () => [],
      authenticatedUserId: null,
    };
  }
}
