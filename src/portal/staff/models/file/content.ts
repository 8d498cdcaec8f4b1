import { LineCounter, parseDocument } from "yaml";
import { NotWellFormed, readSource, type Source } from "../../../../engine/model/source.ts";
import { kindOf } from "../../../../models/file.ts";
import { content as texts } from "../../../../texts/models/content.ts";

/** Bytes of a file of a change. */
export const CONTENT_LIMIT = 2 * 1024 * 1024;
/** Elements of a model, the drawing left out. */
export const ELEMENT_LIMIT = 2_000;

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
    const count = countElements(source);
    return count > ELEMENT_LIMIT ? texts.tooManyElements(count, ELEMENT_LIMIT) : null;
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

const DRAWN_BY_THEM = new Set(["process", "collaboration"]);

/** Elements with an id inside processes and collaborations; walks without recursion, however deep a file is. */
function countElements({ root }: Source): number {
  const waiting = root.children.filter(({ name }) => DRAWN_BY_THEM.has(name));
  let count = 0;
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.attributes.id !== undefined) count++;
    waiting.push(...element.children);
  }
  return count;
}

function objectionToForm(json: string): string | null {
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
  const line = yamlFault(yaml);
  return line === null ? null : texts.yaml(line);
}

/** The line on which a text stops being YAML; null: it is. */
function yamlFault(yaml: string): number | null {
  const lineCounter = new LineCounter();
  const [error] = parseDocument(yaml, { lineCounter, prettyErrors: false }).errors;
  return error === undefined ? null : lineCounter.linePos(error.pos[0]).line;
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
