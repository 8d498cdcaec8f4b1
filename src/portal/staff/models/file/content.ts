import { LineCounter, parseDocument } from "yaml";
import { NotWellFormed, readSource, type Source } from "../../../../engine/model/source.ts";
import { kindOf } from "../../../../models/file.ts";
import { content as texts } from "../../../../texts/models/content.ts";

/** Bytes of a file of a change. */
export const CONTENT_LIMIT = 2 * 1024 * 1024;
/** Bytes of a scenario; reading YAML costs far more than reading XML. */
export const SCENARIO_LIMIT = 64 * 1024;
/** Elements of a model, the drawing left out. */
export const ELEMENT_LIMIT = 2_000;
/** How deep elements, lists and objects may stand in each other; many subprocesses in each other need some twenty levels. */
export const DEPTH_LIMIT = 100;

/** Says in Portuguese why a content cannot be kept at a path; null: it can. What is merely wrong, lint says later. */
export function objectionTo(path: string, content: string): string | null {
  const kind = kindOf(path);
  if (kind === null) return texts.path(path);
  if (Buffer.byteLength(content) > CONTENT_LIMIT) return texts.tooLarge;
  if (content.includes("\0") || content.includes("\uFFFD")) return texts.notText;
  return { model: objectionToModel, form: objectionToForm, scenario: objectionToScenario }[kind](content);
}

function objectionToModel(xml: string): string | null {
  try {
    const source = readSource(xml);
    const bare = bareAmpersand(xml);
    if (bare !== null) return texts.ampersand(bare);
    if (source.root.name !== "definitions") return texts.notBpmn(source.root.qualifiedName);
    const { elements, depth } = measure(source);
    if (depth > DEPTH_LIMIT) return texts.tooDeep(DEPTH_LIMIT);
    return elements > ELEMENT_LIMIT ? texts.tooManyElements(elements, ELEMENT_LIMIT) : null;
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    return /DOCTYPE/.test(error.message) ? texts.doctype(error.line) : texts.xml(error.line, error.message);
  }
}

/** Line of the first `&` that begins no entity; null: there is none. */
function bareAmpersand(xml: string): number | null {
  const markup = xml.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>/gs, (part) => part.replaceAll("&", " "));
  const at = markup.search(/&(?!#\d+;|#x[0-9a-f]+;|(?:amp|lt|gt|quot|apos);)/i);
  return at === -1 ? null : lineOf(markup, at);
}

/** What stands in elements and is none. */
const PARTS = new Set(["incoming", "outgoing", "documentation", "extensionElements", "flowNodeRef"]);

/** Elements inside processes and collaborations, ids or not, without extensions, and how deep the deepest of the file stands; walks without recursion. */
function measure({ root }: Source): { elements: number; depth: number } {
  const waiting = [{ element: root, depth: 1, isInside: false }];
  const found = { elements: 0, depth: 1 };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { element, depth, isInside } = at;
    if (isInside && !PARTS.has(element.name)) found.elements++;
    found.depth = Math.max(found.depth, depth);
    const goesIn =
      (isInside && element.name !== "extensionElements") || element.name === "process" || element.name === "collaboration";
    for (const child of element.children) waiting.push({ element: child, depth: depth + 1, isInside: goesIn });
  }
  return found;
}

function objectionToForm(json: string): string | null {
  if (isNestedTooDeep(json)) return texts.tooDeep(DEPTH_LIMIT);
  try {
    const form = JSON.parse(json) as { id?: unknown; components?: unknown } | null;
    return typeof form?.id === "string" && Array.isArray(form.components) ? null : texts.notForm;
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    // Node names the place of some mistakes only; what is no JSON is seldom YAML either.
    return texts.json(position === undefined ? yamlFault(json) : lineOf(json, Number(position)));
  }
}

function objectionToScenario(yaml: string): string | null {
  if (Buffer.byteLength(yaml) > SCENARIO_LIMIT) return texts.scenarioTooLarge;
  if (isNestedTooDeep(yaml) || NESTED_BY_INDENTATION.test(yaml)) return texts.tooDeep(DEPTH_LIMIT);
  const line = yamlFault(yaml);
  return line === null ? null : texts.yaml(line);
}

/** Many list items, keys or anchors that begin on one line, or an indentation that nobody writes. */
const NESTED_BY_INDENTATION = /(?:[-?&!][^\s,\]}]* ){50}|^ {400}/m;

/** Whether brackets stand in each other more deeply than any of our files needs; brackets in texts count, too. */
function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text[at];
    if (code === "[" || code === "{") depth++;
    else if (code === "]" || code === "}") depth = Math.max(0, depth - 1);
    if (depth > DEPTH_LIMIT) return true;
  }
  return false;
}

/** The line on which a text stops being YAML; null: it is, or it is too long to be looked at for this. */
function yamlFault(yaml: string): number | null {
  if (yaml.length > SCENARIO_LIMIT) return null;
  const lineCounter = new LineCounter();
  const [error] = parseDocument(yaml, { lineCounter, prettyErrors: false }).errors;
  return error === undefined ? null : lineCounter.linePos(error.pos[0]).line;
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
