import { type Block, type Boundary, type EventSubprocess, type EventTrigger, type Options, written } from "./blocks.ts";

interface Drawn {
  xml: string;
  first: string;
  /** null: nothing goes on behind it. */
  last: string | null;
}

export interface ProcessOptions {
  key?: string;
  /** Start events by id; default: one without trigger, `start`. */
  starts?: Record<string, EventTrigger | null>;
  events?: EventSubprocess[];
  /** Attributes of the process. */
  attributes?: string;
  /** Extension elements of the process. */
  extension?: string;
  /** Extension elements of the start events. */
  startExtension?: string;
}

/** A BPMN file with one process. */
export function model(body: Block[], options: ProcessOptions = {}): string {
  const pen = new Pen();
  const { key = "p", starts = { start: null }, events = [] } = options;
  const inside = pen.scope(() => {
    const drawn = pen.sequence(body, "end");
    return [
      wrap("extensionElements", options.extension ?? ""),
      ...Object.entries(starts).map(
        ([id, trigger]) =>
          `<bpmn:startEvent id="${id}">${wrap("extensionElements", options.startExtension ?? "")}${trigger ? pen.trigger(trigger) : ""}</bpmn:startEvent>${pen.flow(id, drawn.first)}`,
      ),
      drawn.xml,
      ...events.map((each) => pen.eventSubprocess(each)),
    ].join("\n");
  });
  const history = /historyTimeToLive/.test(options.attributes ?? "") ? "" : 'camunda:historyTimeToLive="30" ';
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://example.com">
${[...pen.definitions.values()].join("\n")}
<bpmn:process id="${key}" isExecutable="true" ${history}${options.attributes ?? ""}>
${inside}
</bpmn:process></bpmn:definitions>`;
}

const wrap = (tag: string, content: string): string => (content === "" ? "" : `<bpmn:${tag}>${content}</bpmn:${tag}>`);
const formal = (tag: string, content: string): string =>
  `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${written(content)}</bpmn:${tag}>`;

class Pen {
  /** Messages, signals, errors and escalations, by id. */
  readonly definitions = new Map<string, string>();
  private flows = 0;
  /** Of the scope that is being drawn: they stand behind its elements. */
  private associations: string[] = [];

  /** Draws what stands in a scope, its associations last. */
  scope(draw: () => string): string {
    const outer = this.associations;
    this.associations = [];
    const drawn = draw() + this.associations.join("");
    this.associations = outer;
    return drawn;
  }

  flow(source: string, target: string, condition?: string): string {
    return `<bpmn:sequenceFlow id="f${++this.flows}_${source}_${target}" sourceRef="${source}" targetRef="${target}">${condition === undefined ? "" : formal("conditionExpression", condition)}</bpmn:sequenceFlow>`;
  }

  /** Blocks one behind the other; with `endId`, an end event behind the last. */
  sequence(blocks: Block[], endId?: string): Drawn {
    const parts = blocks.map((block) => this.block(block));
    if (endId !== undefined && (parts.length === 0 || parts.at(-1)!.last !== null)) {
      parts.push({ xml: `<bpmn:endEvent id="${endId}"/>`, first: endId, last: null });
    }
    const flows = parts.slice(1).map((part, i) => (parts[i]!.last === null ? "" : this.flow(parts[i]!.last!, part.first)));
    return { xml: parts.map(({ xml }) => xml).join("\n") + flows.join("\n"), first: parts[0]!.first, last: parts.at(-1)!.last };
  }

  private block(block: Block): Drawn {
    switch (block.kind) {
      case "node":
        return this.activity(block.id, block.tag, block.options, this.content(block.tag, block.event), this.reference(block));
      case "end":
        return {
          ...this.activity(
            block.id,
            block.event?.kind === "link" ? "intermediateThrowEvent" : "endEvent",
            block.options,
            block.event ? this.trigger(block.event) : "",
          ),
          last: null,
        };
      case "subprocess": {
        const content = this.scope(() => {
          const inner = this.sequence(block.body, `${block.id}_end`);
          const start = `<bpmn:startEvent id="${block.id}_start"/>${this.flow(`${block.id}_start`, inner.first)}`;
          return `${start}\n${inner.xml}\n${block.events.map((each) => this.eventSubprocess(each)).join("\n")}`;
        });
        return this.activity(block.id, block.tag, block.options, content);
      }
      case "gateway":
        return this.gateway(block);
      case "events":
        return this.eventGateway(block);
      case "repeat":
        return this.repeat(block);
    }
  }

  private reference({ tag, event }: { tag: string; event?: EventTrigger }): string {
    return tag === "receiveTask" && event ? `messageRef="${this.define(event)}"` : "";
  }

  private content(tag: string, event?: EventTrigger): string {
    return event && tag !== "receiveTask" ? this.trigger(event) : "";
  }

  /** An element with everything that its options say, and its boundary events. */
  private activity(id: string, tag: string, options: Options, inside: string, attributes = ""): Drawn {
    const { loop, boundaries = [] } = options;
    const name = tag === "userTask" ? `name="${id}"` : "";
    const start = `<bpmn:${tag} id="${id}" ${[name, attributes, options.attributes ?? ""].filter(Boolean).join(" ")}>`;
    const xml = `${start}${wrap("extensionElements", extensions(options))}${loop ? loopOf(loop) : ""}${inside}</bpmn:${tag}>`;
    const rejoins = boundaries.some((each) => each.rejoin);
    const last = rejoins ? `${id}_merge` : id;
    const merge = rejoins ? `<bpmn:exclusiveGateway id="${last}"/>${this.flow(id, last)}` : "";
    return { xml: [xml, ...boundaries.map((each) => this.boundary(id, each)), merge].join("\n"), first: id, last };
  }

  private boundary(host: string, { id, event, interrupting, body, rejoin }: Boundary): string {
    const attached = `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}"${interrupting ? "" : ' cancelActivity="false"'}>${this.trigger(event)}</bpmn:boundaryEvent>`;
    if (event.kind === "compensate") {
      const handler = this.sequence(body);
      this.associations.push(
        `<bpmn:association id="${id}_association" associationDirection="One" sourceRef="${id}" targetRef="${handler.first}"/>`,
      );
      return attached + handler.xml;
    }
    if (rejoin && body.length === 0) return attached + this.flow(id, `${host}_merge`);
    const way = this.sequence(body, rejoin ? undefined : `${id}_end`);
    const back = rejoin && way.last !== null ? this.flow(way.last, `${host}_merge`) : "";
    return `${attached}${this.flow(id, way.first)}${way.xml}${back}`;
  }

  eventSubprocess({ id, event, interrupting, body, options = {} }: EventSubprocess): string {
    const content = this.scope(() => {
      const inner = this.sequence(body, `${id}_end`);
      const start = `<bpmn:startEvent id="${id}_start"${interrupting ? "" : ' isInterrupting="false"'}>${this.trigger(event)}</bpmn:startEvent>`;
      return `${start}${this.flow(`${id}_start`, inner.first)}${inner.xml}`;
    });
    const more = { ...options, attributes: `triggeredByEvent="true" ${options.attributes ?? ""}` };
    return this.activity(id, "subProcess", more, content).xml;
  }

  private gateway({ id, tag, branches }: Extract<Block, { kind: "gateway" }>): Drawn {
    const parts: string[] = [];
    let usual = "";
    let joins = false;
    for (const { condition, body } of branches) {
      const way = body.length === 0 ? null : this.sequence(body);
      const into = this.flow(
        id,
        way?.first ?? `${id}_join`,
        condition === null || condition === "default" ? undefined : condition,
      );
      if (condition === "default") usual = ` default="${/id="([^"]+)"/.exec(into)![1]}"`;
      if (!way || way.last !== null) joins = true;
      parts.push(way ? way.xml + into + (way.last === null ? "" : this.flow(way.last, `${id}_join`)) : into);
    }
    const join = joins ? `<bpmn:${tag} id="${id}_join"/>` : "";
    return { xml: `<bpmn:${tag} id="${id}"${usual}/>${join}\n${parts.join("\n")}`, first: id, last: joins ? `${id}_join` : null };
  }

  private eventGateway({ id, branches }: Extract<Block, { kind: "events" }>): Drawn {
    const parts = branches.map((branch) => {
      const event = `<bpmn:intermediateCatchEvent id="${branch.id}">${this.trigger(branch.event)}</bpmn:intermediateCatchEvent>`;
      const into = this.flow(id, branch.id);
      if (branch.body.length === 0) return { xml: event + into + this.flow(branch.id, `${id}_join`), joins: true };
      const way = this.sequence(branch.body);
      const out = way.last === null ? "" : this.flow(way.last, `${id}_join`);
      return { xml: event + into + this.flow(branch.id, way.first) + way.xml + out, joins: way.last !== null };
    });
    const joins = parts.some((part) => part.joins);
    const join = joins ? `<bpmn:exclusiveGateway id="${id}_join"/>` : "";
    const xml = `<bpmn:eventBasedGateway id="${id}"/>${join}\n${parts.map((part) => part.xml).join("\n")}`;
    return { xml, first: id, last: joins ? `${id}_join` : null };
  }

  private repeat({ id, body, condition }: Extract<Block, { kind: "repeat" }>): Drawn {
    const inner = this.sequence(body);
    const out = `${id}_out`;
    const leave = this.flow(`${id}_check`, out);
    const check = `<bpmn:exclusiveGateway id="${id}"/><bpmn:exclusiveGateway id="${id}_check" default="${/id="([^"]+)"/.exec(leave)![1]}"/>`;
    const flows = [
      this.flow(id, inner.first),
      this.flow(inner.last!, `${id}_check`),
      this.flow(`${id}_check`, id, condition),
      leave,
    ];
    return { xml: `${check}${inner.xml}<bpmn:task id="${out}"/>${flows.join("")}`, first: id, last: out };
  }

  /** The definition of an event. */
  trigger(event: EventTrigger): string {
    const { kind, text, attributes = "", extension = "" } = event;
    const inside = wrap("extensionElements", extension);
    const named = (tag: string): string =>
      `<bpmn:${tag}EventDefinition ${text === "" ? "" : `${tag}Ref="${this.define(event)}"`} ${attributes}>${inside}</bpmn:${tag}EventDefinition>`;
    switch (kind) {
      case "message":
      case "signal":
      case "error":
      case "escalation":
        return named(kind);
      case "timer":
        return `<bpmn:timerEventDefinition ${attributes}>${formal(event.timer ?? "timeDuration", text)}</bpmn:timerEventDefinition>`;
      case "condition":
        return `<bpmn:conditionalEventDefinition ${attributes}>${formal("condition", text)}</bpmn:conditionalEventDefinition>`;
      case "link":
        return `<bpmn:linkEventDefinition name="${written(text)}"/>`;
      case "terminate":
        return "<bpmn:terminateEventDefinition/>";
      case "cancel":
        return "<bpmn:cancelEventDefinition/>";
      case "compensate":
        return `<bpmn:compensateEventDefinition ${text === "" ? "" : `activityRef="${text}"`} ${attributes}/>`;
    }
  }

  private define({ kind, text }: EventTrigger): string {
    const id = `${kind}_${text.replace(/\W/g, "_")}`;
    const code =
      kind === "error" ? ` errorCode="${written(text)}"` : kind === "escalation" ? ` escalationCode="${written(text)}"` : "";
    this.definitions.set(id, `<bpmn:${kind} id="${id}" name="${written(text)}"${code}/>`);
    return id;
  }
}

function extensions({ extension = "", inputs = {}, outputs = {}, listeners = [] }: Options): string {
  const parameters = (tag: string, values: Record<string, string>) =>
    Object.entries(values)
      .map(([name, value]) => `<camunda:${tag} name="${name}">${written(value)}</camunda:${tag}>`)
      .join("");
  const mapping = parameters("inputParameter", inputs) + parameters("outputParameter", outputs);
  const listening = listeners.map(
    ({ event, expression }) => `<camunda:executionListener event="${event}" expression="${written(expression)}"/>`,
  );
  return `${mapping === "" ? "" : `<camunda:inputOutput>${mapping}</camunda:inputOutput>`}${listening.join("")}${extension}`;
}

function loopOf({ sequential, cardinality, collection, element, until, attributes = "" }: NonNullable<Options["loop"]>): string {
  const collected = collection === undefined ? "" : ` camunda:collection="${written(collection)}"`;
  const item = element === undefined ? "" : ` camunda:elementVariable="${element}"`;
  const count = cardinality === undefined ? "" : formal("loopCardinality", cardinality);
  const done = until === undefined ? "" : formal("completionCondition", until);
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"${collected}${item} ${attributes}>${count}${done}</bpmn:multiInstanceLoopCharacteristics>`;
}
