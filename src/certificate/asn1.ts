import forge from "node-forge";

const { asn1 } = forge;

/** The types of node-forge know only the first of these, as a boolean. */
const PARSING = { strict: true, parseAllBytes: false, decodeBitStrings: false };

/** A node of an ASN.1 structure. */
export type Node = forge.asn1.Asn1;

/**
 * Parses DER, forgiving what certificates in use get wrong (an explicit default, bytes after the end). node-forge
 * itself is only asked for the structure: it refuses certificates with EC keys and must not decide on trust.
 */
export function parse(der: Buffer | string): Node {
  const bytes = typeof der === "string" ? der : der.toString("latin1");
  return asn1.fromDer(bytes, PARSING as unknown as boolean);
}

/** The parts of a constructed node; none for a primitive one. */
export function parts(node: Node | undefined): Node[] {
  return Array.isArray(node?.value) ? node.value : [];
}

/** The raw bytes of a primitive node, one character each (BMPString: already its characters). */
export function bytes(node: Node | undefined): string {
  return typeof node?.value === "string" ? node.value : "";
}

/** The object identifier in a node, in dots; empty when there is none. */
export function oid(node: Node | undefined): string {
  const isOid = node?.type === asn1.Type.OID && node.tagClass === asn1.Class.UNIVERSAL && bytes(node) !== "";
  return isOid ? asn1.derToOid(bytes(node)) : "";
}

/** Whether a node carries the context-specific tag `[number]`. */
export function isTagged(node: Node | undefined, number: number): node is Node {
  return node?.tagClass === asn1.Class.CONTEXT_SPECIFIC && Number(node.type) === number;
}

/**
 * The text in a node, whatever string type was used (OCTET STRING, PrintableString, UTF8String, IA5String, T61String,
 * BMPString, also wrapped in tags or in an OCTET STRING): UTF-8 when it is that, Latin-1 otherwise.
 */
export function text(node: Node | undefined): string {
  if (node === undefined) return "";
  if (Array.isArray(node.value)) return text(node.value[0]);
  const raw = bytes(node);
  if (node.tagClass === asn1.Class.UNIVERSAL && node.type === asn1.Type.BMPSTRING) return clean(raw);
  const inner = wrapped(raw);
  if (inner !== null) return text(inner);
  const buffer = Buffer.from(raw, "latin1");
  try {
    return clean(new TextDecoder("utf-8", { fatal: true }).decode(buffer));
  } catch {
    return clean(raw);
  }
}

/** A string inside a string: the tags of the string types are control characters, which no ICP-Brasil field starts with. */
function wrapped(raw: string): Node | null {
  const [tag, length] = [raw.charCodeAt(0), raw.charCodeAt(1)];
  const isString = [0x04, 0x0c, 0x13, 0x14, 0x16, 0x1e].includes(tag);
  return isString && length === raw.length - 2 ? parse(raw) : null;
}

function clean(value: string): string {
  return value.replaceAll("\0", "");
}
