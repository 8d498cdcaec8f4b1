import { EventEmitter } from "node:events";
import type { Definition } from "bpmn-elements";
import type { Execution } from "bpmn-engine";
import type { TypedValue } from "../engine/core/types/values.ts";
import { type ElementApi, innermost, openEngine } from "./bpmn-engine.ts";
import type { Budget } from "./budget.ts";
import type { RehearsalClock } from "./clock.ts";
import { InstanceTimers, type RunningTimer } from "./instance-timers.ts";
import { type Behaviour, parameters } from "./mapping.ts";
import { assign, createScope, type ExecutionFacts, type VariableScope } from "./variables.ts";

const EVENT_GATEWAY = "bpmn:EventBasedGateway";

/** What happens in an instance, told as it happens. */
export interface InstanceEvents {
  entered(instance: PlayedInstance, activityId: string): void;
  flowTaken(instance: PlayedInstance, flowId: string): void;
  called(instance: PlayedInstance, activityId: string, behaviour: Behaviour): void;
  callCancelled(instance: PlayedInstance, activityId: string): void;
  failed(instance: PlayedInstance, error: Error): void;
}

/** One process instance, played by bpmn-engine in memory: no real time, no workers, no database. */
export class PlayedInstance {
  readonly scope: VariableScope = createScope(null);
  /** Last end event that was reached. */
  end: string | null = null;
  /** Code of the BPMN error that nothing in this instance catches. */
  thrown: string | null = null;
  ended = false;
  readonly facts: ExecutionFacts;
  private readonly budget: Budget;
  /** Types by activity: finding one walks over all elements. */
  private readonly types = new Map<string, string | undefined>();
  private readonly locals = new Map<string, VariableScope>();
  private readonly timers = new InstanceTimers();
  private definition: Definition | undefined;
  private execution: Execution | undefined;

  constructor(
    readonly process: string,
    readonly xml: string,
    start: { businessKey: string | null; variables: [string, TypedValue][]; clock: RehearsalClock; budget: Budget },
    /** The instance and the call activity that called this one. */
    readonly caller: { instance: PlayedInstance; activityId: string; behaviour: Behaviour } | null,
    private readonly events: InstanceEvents,
  ) {
    for (const [name, value] of start.variables) this.scope.own.set(name, value);
    this.budget = start.budget;
    this.facts = { instanceId: process, process, businessKey: start.businessKey, activityId: null, clock: start.clock };
  }

  /** Runs until everything waits. Faults are told as `failed`. */
  async start(): Promise<void> {
    try {
      const { scope, facts, budget } = this;
      const engine = await openEngine(this.xml, { scope, facts, budget }, this.timers.api);
      engine.on("error", (error: Error) => this.onError(error));
      engine.once("end", () => {
        this.ended = true;
      });
      [this.definition] = await engine.getDefinitions();
      this.execution = await engine.execute({ listener: this.listener() });
    } catch (error) {
      if (!this.ended) this.onError(error as Error);
    }
  }

  /** Completes the activity that waits; `set` goes where Camunda would put it, outputs are mapped. */
  complete(activityId: string, set: [string, TypedValue][]): void {
    this.leave(activityId, set);
    this.waitingApi(activityId)?.signal();
  }

  /** Ends the activity that waits with a BPMN error. Not caught: `thrown` holds the code and the instance has ended. */
  throwError(activityId: string, code: string, set: [string, TypedValue][] = []): void {
    this.leave(activityId, set);
    this.thrown = code;
    this.waitingApi(activityId)?.sendApiMessage("error", { message: code, code });
    if (!this.ended) this.thrown = null;
  }

  /** Delivers a message; false when nothing waits for it. */
  receive(name: string, set: [string, TypedValue][]): boolean {
    const api = this.waiting().find(({ content: { message } }) => message?.messageType === "message" && message.name === name);
    if (!api) return false;
    for (const [variable, value] of set) assign(this.scope, variable, value);
    api.signal();
    return true;
  }

  /** The timers that run, in the order in which they began. */
  running(): RunningTimer[] {
    return this.ended ? [] : this.timers.running();
  }

  /** Lets the time of a timer event pass, which is then at least when it was due; false when it does not run. */
  elapse(activityId: string): boolean {
    return this.timers.elapse(activityId, this.facts.clock);
  }

  /** Whether the activity waits for a person or a worker, as its type says. */
  waitsFor(activityId: string, kind: "userTask" | "externalTask"): boolean {
    const api = this.waitingApi(activityId);
    return api !== undefined && (api.owner.type === "bpmn:UserTask") === (kind === "userTask");
  }

  /** Ids of what it waits for. */
  waitingIds(): string[] {
    return this.ended ? [] : [...new Set(this.waiting().map(({ id }) => id))];
  }

  /** Ends it without further ado (its call activity was cancelled). */
  cancel(): void {
    this.ended = true;
    void this.execution?.stop();
  }

  private waiting(): ElementApi[] {
    return ((this.execution?.getPostponed() ?? []) as unknown as ElementApi[]).flatMap(innermost);
  }

  private waitingApi(activityId: string): ElementApi | undefined {
    return this.ended ? undefined : this.waiting().find(({ id }) => id === activityId);
  }

  private leave(activityId: string, set: [string, TypedValue][]): void {
    const scope = this.locals.get(activityId) ?? createScope(this.scope);
    for (const [name, value] of set) assign(scope, name, value);
    const { behaviour } = this.waitingApi(activityId)!.owner;
    for (const [name, value] of parameters("outputParameters", behaviour, scope, this.at(activityId)))
      assign(this.scope, name, value);
    this.locals.delete(activityId);
  }

  private listener(): EventEmitter {
    return new EventEmitter()
      .on("activity.start", (api: ElementApi) => this.onStart(api))
      .on("activity.end", (api: ElementApi) => this.onEnd(api))
      .on("activity.throw", (api: ElementApi) => {
        this.thrown = api.content.message?.code ?? null;
      })
      .on("activity.call", ({ id, owner }: ElementApi) => this.events.called(this, id, owner.behaviour))
      .on("activity.call.cancel", ({ id }: ElementApi) => this.events.callCancelled(this, id))
      .on("flow.take", ({ id, owner }: ElementApi) => {
        if (this.typeOf(owner.sourceId!) !== EVENT_GATEWAY) this.events.flowTaken(this, id);
      });
  }

  /** bpmn-engine starts the events it will wait for; they count when they happen. */
  private onStart({ id, owner }: ElementApi): void {
    if (this.countsWhenItHappens(owner)) return;
    this.thrown = null;
    this.facts.activityId = id;
    if (owner.type === "bpmn:EndEvent") this.end = id;
    if (!isLink(owner.behaviour)) this.events.entered(this, id);
    const inputs = parameters("inputParameters", owner.behaviour, this.scope, this.at(id));
    if (inputs.length === 0) return;
    const local = createScope(this.scope);
    for (const [name, value] of inputs) local.own.set(name, value);
    this.locals.set(id, local);
  }

  private onEnd({ id, owner }: ElementApi): void {
    if (!this.countsWhenItHappens(owner)) return;
    const flow = owner.inbound?.find(({ sourceId }) => this.typeOf(sourceId) === EVENT_GATEWAY);
    if (flow) this.events.flowTaken(this, flow.id);
    this.thrown = null;
    this.events.entered(this, id);
  }

  private onError(error: Error): void {
    this.ended = true;
    if (this.thrown === null) this.events.failed(this, error);
  }

  private countsWhenItHappens({ type, inbound }: ElementApi["owner"]): boolean {
    return type === "bpmn:BoundaryEvent" || (inbound ?? []).some(({ sourceId }) => this.typeOf(sourceId) === EVENT_GATEWAY);
  }

  private typeOf(activityId: string): string | undefined {
    if (!this.types.has(activityId)) {
      this.types.set(activityId, (this.definition?.getActivityById(activityId) as { type: string } | undefined)?.type);
    }
    return this.types.get(activityId);
  }

  private at(activityId: string): ExecutionFacts {
    return { ...this.facts, activityId };
  }
}

/** Links are lines that are not drawn: nothing happens at them. */
function isLink({ eventDefinitions = [] }: Behaviour): boolean {
  return eventDefinitions.some(({ type }) => type === "bpmn:LinkEventDefinition");
}
