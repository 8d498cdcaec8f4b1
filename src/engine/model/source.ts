/**
 * Where each element of a BPMN file stands: line and column, as a SAX locator gives them (one-based, behind
 * the start tag). bpmn-moddle reads the content; this scanner only keeps positions, and refuses what is not
 * well-formed XML, in the words of the parser that Camunda uses.
 */
import { scanTag } from "./source-tag.ts";

export interface SourceElement {
  /** Local name, without prefix. */
  name: string;
  /** Name as written, with prefix. */
  qualifiedName: string;
  attributes: Readonly<Record<string, string>>;
  children: SourceElement[];
  parent: SourceElement | null;
  line: number;
  column: number;
}

export interface Source {
  root: SourceElement;
  /** First element with that id. */
  byId: ReadonlyMap<string, SourceElement>;
  /** Elements whose id had been used before them. */
  duplicates: SourceElement[];
  /** Position behind the document's last tag. */
  end: { line: number; column: number };
}

/** The text is not XML. */
export class NotWellFormed extends Error {
  constructor(
    message: string,
    /** Where it stops being one; one-based. */
    readonly line: number,
  ) {
    super(message);
  }
}

const UNFINISHED = "XML document structures must start and end within the same entity.";

/** Scans the whole text. Throws NotWellFormed. */
export function readSource(xml: string): Source {
  const byId = new Map<string, SourceElement>();
  const duplicates: SourceElement[] = [];
  const extensions = new Set<SourceElement>();
  const position = positionCounter(xml);
  let root: SourceElement | null = null;
  let current: SourceElement | null = null;
  let end = { line: 1, column: 1 };
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (xml.slice(at).trim() === "") throw new NotWellFormed("Premature end of file.", 1);

  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    const text = xml.slice(at, open === -1 ? xml.length : open);
    if (!current && text.trim() !== "") {
      const where = root ? "trailing section" : "prolog";
      throw new NotWellFormed(`Content is not allowed in ${where}.`, position(at).line);
    }
    if (open === -1) break;
    const skipped = skipMarkup(xml, open, () => position(open).line);
    if (skipped > 0) {
      at = skipped;
      continue;
    }
    const tag = scanTag(xml, open);
    if (!tag) throw new NotWellFormed(UNFINISHED, position(open).line);
    at = tag.end;
    if (tag.kind === "close") {
      if (!current || current.qualifiedName !== tag.name) {
        const name: string = current?.qualifiedName ?? tag.name;
        const text = `The element type "${name}" must be terminated by the matching end-tag "</${name}>".`;
        throw new NotWellFormed(text, position(at).line);
      }
      current = current.parent;
      if (!current) end = position(at);
      continue;
    }
    if (!current && root) {
      throw new NotWellFormed("The markup in the document following the root element must be well-formed.", position(at).line);
    }
    const element: SourceElement = {
      name: tag.name.slice(tag.name.indexOf(":") + 1),
      qualifiedName: tag.name,
      attributes: tag.attributes,
      children: [],
      parent: current,
      ...position(at),
    };
    current?.children.push(element);
    root ??= element;
    const id = tag.attributes.id;
    if (current && (current.name === "extensionElements" || extensions.has(current))) extensions.add(element);
    if (id !== undefined) {
      const known = byId.get(id);
      // Ids within extensions (form fields, listeners) are names, each in a place of its own.
      if (!known || extensions.has(known)) byId.set(id, element);
      else if (!extensions.has(element)) duplicates.push(element);
    }
    if (tag.kind === "open") current = element;
    else if (!current) end = position(at);
  }
  if (!root || current) throw new NotWellFormed(UNFINISHED, position(xml.length).line);
  return { root, byId, duplicates, end };
}

/** Behind a comment, CDATA section or processing instruction that starts here; 0 when none does. */
function skipMarkup(xml: string, at: number, line: () => number): number {
  for (const [start, end] of [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const) {
    if (!xml.startsWith(start, at)) continue;
    const close = xml.indexOf(end, at + start.length);
    if (close === -1) throw new NotWellFormed(UNFINISHED, line());
    return close + end.length;
  }
  if (xml.startsWith("<!", at)) {
    throw new NotWellFormed(
      'DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.',
      line(),
    );
  }
  return 0;
}

/** Line and column of growing offsets. */
function positionCounter(xml: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  let next = xml.indexOf("\n");
  return (offset) => {
    while (next !== -1 && next < offset) {
      line++;
      lineStart = next + 1;
      next = xml.indexOf("\n", lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
