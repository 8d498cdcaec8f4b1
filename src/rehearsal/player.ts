import { setImmediate } from "node:timers/promises";
import { addDuration, parseDuration } from "../engine/core/timer/duration.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import { apply, typed } from "./apply-step.ts";
import { Budget, FLOWS } from "./budget.ts";
import { MAX_TIMERS, type RehearsalClock } from "./clock.ts";
import { describeStep } from "./describe.ts";
import { unexpected } from "./expectations.ts";
import { type InstanceEvents, PlayedInstance } from "./instance.ts";
import { passed, passedBusinessKey } from "./mapping.ts";
import type { Models } from "./models.ts";
import { notRehearsedIn } from "./not-rehearsed.ts";
import { type Scenario, type Step, startOf } from "./scenario.ts";
import { plainOf } from "./variables.ts";

/** How a scenario went. */
export interface Rehearsed {
  /** The activities entered, in order; those of called processes as `process/activity`. */
  path: string[];
  /** Sequence flows taken, in order, written the same way. */
  flows: string[];
  /** The end event at which the process ended; null when it did not. */
  end: string | null;
  /** Variables of the process as they are at last. */
  variables: Record<string, unknown>;
  /** What bpmn-engine does not play of the models, in Portuguese: its reading says nothing then. null: nothing. */
  notRehearsed: string | null;
  /** What differs from the scenario, in Portuguese. Empty: it went as expected. */
  problems: string[];
}

/** Plays the steps of a scenario with bpmn-engine, its called processes included. */
export class Player {
  readonly problems: string[] = [];
  private notRehearsed: string | null = null;
  private readonly path: string[] = [];
  private readonly flows: string[] = [];
  private readonly instances: PlayedInstance[] = [];
  private readonly starting: PlayedInstance[] = [];
  private readonly budget = new Budget(FLOWS);
  private readonly clock: RehearsalClock = { now: 0 };
  private root!: PlayedInstance;

  constructor(private readonly models: Models) {}

  private readonly events: InstanceEvents = {
    entered: (instance, id) => void this.path.push(this.nameOf(instance, id)),
    flowTaken: (instance, id) => void this.flows.push(this.nameOf(instance, id)),
    failed: (instance, error) => {
      this.notRehearsed ??= notRehearsedIn(error);
      this.problems.push(texts.failed(instance.process, error.message));
    },
    callCancelled: (instance, activityId) => {
      for (const child of this.instances) {
        if (child.caller?.instance === instance && child.caller.activityId === activityId && !child.ended) child.cancel();
      }
    },
    called: (instance, activityId, behaviour) => {
      const process = behaviour.calledElement ?? "";
      const xml = this.models[process];
      if (xml === undefined) return void this.problems.push(texts.unknownProcess(process));
      const start = {
        businessKey: passedBusinessKey(behaviour, instance.scope, instance.facts),
        variables: passed("camunda:In", behaviour, instance.scope, instance.facts),
        ...{ clock: this.clock, budget: this.budget },
      };
      this.starting.push(new PlayedInstance(process, xml, start, { instance, activityId, behaviour }, this.events));
    },
  };

  async begin(scenario: Omit<Scenario, "title" | "end">, xml: string): Promise<void> {
    this.clock.now = startOf(scenario);
    const start = {
      businessKey: scenario.businessKey ?? null,
      variables: typed(scenario.variables),
      clock: this.clock,
      budget: this.budget,
    };
    this.root = new PlayedInstance(scenario.process, xml, start, null, this.events);
    this.starting.push(this.root);
    await this.settle();
  }

  async take(step: Step, number: number): Promise<void> {
    this.budget.renew();
    if ("pass" in step) return this.pass(step.pass, number);
    const found = this.instances.some((instance) => !instance.ended && apply(step, instance));
    if (!found) this.problems.push(texts.nothingWaits(number, describeStep(step), this.waiting()));
    await this.settle();
  }

  /** Lets time pass: what is due meanwhile happens, the earliest first. */
  private async pass(duration: string, number: number): Promise<void> {
    const until = addDuration(this.clock.now, parseDuration(duration));
    for (let fired = 0; this.problems.length === 0; fired++) {
      const running = this.instances.flatMap((instance) => instance.running().map((timer) => ({ instance, ...timer })));
      const next = running.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      if (fired === MAX_TIMERS) return void this.problems.push(texts.tooManyTimers(number, next.activityId));
      this.budget.renew();
      next.instance.elapse(next.activityId);
      await this.settle();
      // A server goes on answering meanwhile.
      await setImmediate();
    }
    this.clock.now = Math.max(this.clock.now, until);
  }

  /** Tells what is other than the scenario says. */
  compare(scenario: Scenario): void {
    const { path, end, root } = this;
    const waiting = root.ended ? null : this.waiting();
    this.problems.push(...unexpected({ path, end, waiting, variables: this.variables() }, scenario));
  }

  result(): Rehearsed {
    const { path, flows, problems, notRehearsed, end } = this;
    for (const instance of this.instances) if (!instance.ended) instance.cancel();
    return { path, flows, end, variables: this.variables(), notRehearsed, problems };
  }

  private get end(): string | null {
    return this.root.ended ? this.root.end : null;
  }

  private variables(): Record<string, unknown> {
    return Object.fromEntries([...this.root.scope.own].map(([name, value]) => [name, plainOf(value)]));
  }

  /** Starts what was called and returns what has ended to its caller, until nothing more happens. */
  private async settle(): Promise<void> {
    for (;;) {
      const next = this.starting.shift();
      if (next !== undefined) {
        this.instances.push(next);
        await next.start();
        continue;
      }
      const ended = this.instances.findIndex(({ ended, caller }) => ended && caller !== null);
      if (ended < 0) return;
      this.returnToCaller(this.instances.splice(ended, 1)[0]!);
    }
  }

  private returnToCaller({ caller, scope, facts, thrown }: PlayedInstance): void {
    const { instance, activityId, behaviour } = caller!;
    if (!instance.waitingIds().includes(activityId)) return;
    const results = passed("camunda:Out", behaviour, scope, facts);
    if (thrown === null) instance.complete(activityId, results);
    else instance.throwError(activityId, thrown, results);
  }

  private waiting(): string {
    return this.instances.flatMap((instance) => instance.waitingIds().map((id) => this.nameOf(instance, id))).join(", ");
  }

  private nameOf(instance: PlayedInstance, id: string): string {
    return instance === this.root ? id : `${instance.process}/${id}`;
  }
}
