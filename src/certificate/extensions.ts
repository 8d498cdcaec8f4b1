import { bytes, isTagged, type Node, oid, parse, parts, text } from "./asn1.ts";

const SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
const CERTIFICATE_POLICIES = "2.5.29.32";

/** What `node:crypto` does not tell of a certificate: it prints otherNames as "unsupported". */
export interface RawFields {
  /** Value of each otherName by type, as text; the first one of a type counts. */
  otherNames: Map<string, string>;
  policies: string[];
  /** Attributes of the subject by type; the last one counts, as the most specific. */
  subject: Map<string, string>;
}

/** Walks the structure of a certificate. Throws whatever the parser throws on bytes that are none. */
export function readRawFields(der: Buffer): RawFields {
  const body = parts(parts(parse(der))[0]);
  const afterVersion = isTagged(body[0], 0) ? 1 : 0;
  const extensions = new Map<string, Node>();
  const list = parts(body.find((node) => isTagged(node, 3)))[0];
  for (const extension of parts(list)) {
    // A type, perhaps the flag `critical` (also an explicit FALSE), and the value as the last part.
    const value = parts(extension).at(-1);
    if (value !== undefined) extensions.set(oid(parts(extension)[0]), value);
  }
  return {
    otherNames: otherNamesOf(contentOf(extensions.get(SUBJECT_ALTERNATIVE_NAME))),
    policies: parts(contentOf(extensions.get(CERTIFICATE_POLICIES))).map((policy) => oid(parts(policy)[0])),
    subject: attributesOf(body[afterVersion + 4]),
  };
}

function contentOf(extension: Node | undefined): Node | undefined {
  return extension === undefined ? undefined : parse(bytes(extension));
}

/** otherName is `[0] { type, [0] value }`; some certificates put the text directly into the inner `[0]`. */
function otherNamesOf(names: Node | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of parts(names)) {
    if (!isTagged(name, 0)) continue;
    const type = oid(parts(name)[0]);
    if (type !== "" && !found.has(type)) found.set(type, text(parts(name)[1]));
  }
  return found;
}

function attributesOf(name: Node | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const attribute of parts(name).flatMap(parts)) {
    found.set(oid(parts(attribute)[0]), text(parts(attribute)[1]).trim());
  }
  return found;
}
