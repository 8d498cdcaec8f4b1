/** One tag of an XML text. */
export interface Tag {
  kind: "open" | "close" | "empty";
  name: string;
  attributes: Record<string, string>;
  /** Offset behind the tag. */
  end: number;
}

const NAME = /[^\s/>=<"']+/y;
const ATTRIBUTE = /\s+([^\s/>=<"']+)\s*=\s*(?:"([^<"]*)"|'([^<']*)')/y;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads the tag that starts at `at` (where the `<` is); null when it is not a tag. */
export function scanTag(xml: string, at: number): Tag | null {
  const closing = xml[at + 1] === "/";
  NAME.lastIndex = at + (closing ? 2 : 1);
  const name = NAME.exec(xml)?.[0];
  if (!name) return null;
  let offset = NAME.lastIndex;
  const attributes: Record<string, string> = {};
  for (;;) {
    ATTRIBUTE.lastIndex = offset;
    const match = ATTRIBUTE.exec(xml);
    if (!match) break;
    attributes[match[1]!] = decode(match[2] ?? match[3] ?? "");
    offset = ATTRIBUTE.lastIndex;
  }
  while (/\s/.test(xml[offset] ?? "")) offset++;
  if (xml[offset] === ">") return { kind: closing ? "close" : "open", name, attributes, end: offset + 1 };
  if (!closing && xml.startsWith("/>", offset)) return { kind: "empty", name, attributes, end: offset + 2 };
  return null;
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (entity[0] !== "#") return ENTITIES[entity] ?? whole;
    return String.fromCodePoint(entity[1] === "x" ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1)));
  });
}
