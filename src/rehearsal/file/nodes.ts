import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";
import { scenarioFile as texts } from "../../texts/scenario-file.ts";
import { ScenarioFileError } from "./error.ts";

type Data = Record<string, z.infer<ReturnType<typeof z.json>>>;
const data = z.record(z.string(), z.json());

/** A value of the file, and where its key stands. */
export interface Entry {
  key: string;
  value: Node | null;
  /** Start of the key in the text. */
  offset: number;
}

/** A YAML document whose every refusal names the line. */
export class ScenarioDocument {
  readonly root: Node | null;
  private readonly document: Document;
  private readonly lines = new LineCounter();

  constructor(
    text: string,
    private readonly path: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [error] = this.document.errors;
    if (error) this.refuse(error.pos[0], texts.syntax(texts.syntaxReasons[error.code] ?? texts.syntaxOther));
    this.root = this.document.contents as Node | null;
  }

  refuse(offset: number, reason: string): never {
    throw new ScenarioFileError(this.path, Math.max(1, this.lines.linePos(offset).line), reason);
  }

  /** The entries of a map whose keys are all among those allowed. */
  entries(node: Node | null, allowed: readonly string[], what: string, offset = 0): Map<string, Entry> {
    if (!isMap(node)) this.refuse(startOf(node) ?? offset, texts.notMap(what, texts.list(allowed)));
    const entries = new Map<string, Entry>();
    for (const { key: name, value } of node.items) {
      const at = startOf(name as Node) ?? startOf(node) ?? offset;
      const key = isScalar(name) ? String(name.value) : "";
      if (!allowed.includes(key)) this.refuse(at, texts.unknownKey(key, texts.list(allowed), nearest(key, allowed)));
      entries.set(key, { key, value: value as Node | null, offset: at });
    }
    return entries;
  }

  text({ key, value, offset }: Entry): string {
    if (!isScalar(value) || typeof value.value !== "string" || value.value.trim() === "") this.refuse(offset, texts.notText(key));
    return value.value;
  }

  list({ key, value, offset }: Entry): Node[] {
    if (value === null || (isScalar(value) && value.value === null)) return [];
    if (!isSeq(value)) this.refuse(offset, texts.notList(key));
    return value.items as Node[];
  }

  /** Variables and their values. */
  data({ key, value, offset }: Entry): Data {
    if (value === null || (isScalar(value) && value.value === null)) return {};
    if (!isMap(value)) this.refuse(offset, texts.notData(key));
    const read = data.safeParse(this.plain(value, key, offset));
    if (!read.success) this.refuse(offset, texts.notJson(key));
    return read.data;
  }

  private plain(value: Node, key: string, offset: number): unknown {
    try {
      return value.toJS(this.document, { maxAliasCount: 50 });
    } catch {
      this.refuse(offset, texts.notJson(key));
    }
  }
}

/** Where a node begins in the text. */
export function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}

/** The word that is meant when accents, capitals or plural went wrong. */
function nearest(key: string, allowed: readonly string[]): string | undefined {
  const bare = (word: string) =>
    word
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .trim();
  return (
    allowed.find((word) => bare(word) === bare(key)) ??
    allowed.find((word) => bare(key).length > 2 && bare(word).startsWith(bare(key)))
  );
}
