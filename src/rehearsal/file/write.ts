import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { scenarioFile as texts } from "../../texts/scenario-file.ts";
import { writeDuration } from "../durations.ts";
import type { Scenario, Step } from "../scenario.ts";

const { keys } = texts;
/** Maps and lists that are short and hold plain values are written in one line. */
const ONE_LINE = 90;

/**
 * A scenario as its file holds it.
 * @param previous the file as it was: what stays the same keeps its comments and its writing
 */
export function scenarioToYaml(scenario: Scenario, previous?: string): string {
  const plain = plainOf(scenario);
  if (previous !== undefined) {
    const document = parseDocument(previous);
    if (document.errors.length === 0 && isMap(document.contents)) {
      merge(document, document.contents, plain);
      return document.toString({ lineWidth: 0 });
    }
  }
  const document = new Document(plain);
  shorten(document);
  return document.toString({ lineWidth: 0 });
}

function plainOf(scenario: Scenario): Record<string, unknown> {
  const { title, process, businessKey, startsAt, variables, steps, path, end, outcome } = scenario;
  return said({
    [keys.title]: title,
    [keys.process]: process,
    [keys.businessKey]: businessKey,
    [keys.startsAt]: startsAt,
    [keys.given]: variables,
    [keys.steps]: steps.map(plainStep),
    [keys.expected]: said({ [keys.path]: path, [keys.end]: end, [keys.outcome]: outcome }),
  });
}

function plainStep(step: Step): Record<string, unknown> {
  if ("userTask" in step) return said({ [keys.userTask]: step.userTask, [keys.with]: filled(step.set) });
  if ("message" in step) return said({ [keys.message]: step.message, [keys.with]: filled(step.set) });
  if ("timer" in step) return { [keys.timer]: step.timer };
  if ("pass" in step) {
    const words = writeDuration(step.pass);
    return { [/^1 [^,]*$/.test(words) && !words.includes(" e ") ? keys.passOne : keys.pass]: words };
  }
  const { externalTask, error, set } = step;
  return error === undefined
    ? said({ [keys.externalTask]: externalTask, [keys.answers]: filled(set) })
    : said({ [keys.externalTask]: externalTask, [keys.refuses]: error, [keys.tells]: filled(set) });
}

function said(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

function filled(set: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  return set === undefined || Object.keys(set).length === 0 ? undefined : set;
}

function shorten(document: Document): void {
  visit(document, {
    Map(_key, node, path) {
      node.flow = path.length > 2 && isShort(node);
    },
  });
}

function isShort(node: YAMLMap): boolean {
  const plain = node.items.every(({ value }) => isScalar(value));
  // Steps are read line by line, whatever they hold.
  const isStep = node.items.some(({ key }) => String(key).startsWith("quando "));
  return plain && !isStep && JSON.stringify(node.toJSON()).length <= ONE_LINE;
}

/** Makes a node say what `value` says, and leaves alone what says it already. */
function merge(document: Document, node: YAMLMap | YAMLSeq, value: unknown): void {
  if (isMap(node)) {
    const wanted = value as Record<string, unknown>;
    node.items = node.items.filter(({ key }) => String(key) in wanted);
    for (const [key, inner] of Object.entries(wanted)) {
      const pair = node.items.find((item) => String(item.key) === key);
      if (pair === undefined) node.items.push(new Pair(document.createNode(key), fresh(document, inner)));
      else pair.value = merged(document, pair.value as Node | null, inner);
    }
    return;
  }
  const wanted = value as unknown[];
  node.items = wanted.map((inner, index) => merged(document, (node.items[index] ?? null) as Node | null, inner));
}

function merged(document: Document, node: Node | null, value: unknown): Node {
  if ((isMap(node) && isPlainMap(value)) || (isSeq(node) && Array.isArray(value))) {
    merge(document, node as YAMLMap | YAMLSeq, value);
    return node;
  }
  if (isScalar(node) && !isCollection(value)) {
    if (node.value !== value) (node as Scalar).value = value;
    return node;
  }
  return fresh(document, value);
}

function fresh(document: Document, value: unknown): Node {
  return document.createNode(value) as Node;
}

const isPlainMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCollection = (value: unknown) => typeof value === "object" && value !== null;
