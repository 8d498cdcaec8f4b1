import forge from "node-forge";

const { asn1 } = forge;
const { Class, Type } = asn1;

/** Small DER building blocks: the tests need certificates that no well-behaved tool would write. */
export type Node = forge.asn1.Asn1;

export const sequence = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
export const set = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SET, true, parts);
export const primitive = (type: number, bytes: string): Node => asn1.create(Class.UNIVERSAL, type, false, bytes);
export const oid = (dots: string): Node => primitive(Type.OID, asn1.oidToDer(dots).getBytes());
export const boolean = (value: boolean): Node => primitive(Type.BOOLEAN, value ? "\xff" : "\0");
export const integer = (value: number): Node => primitive(Type.INTEGER, asn1.integerToDer(value).getBytes());
export const octets = (bytes: string): Node => primitive(Type.OCTETSTRING, bytes);
export const bits = (bytes: string): Node => primitive(Type.BITSTRING, `\0${bytes}`);
export const time = (date: Date): Node =>
  primitive(Type.GENERALIZEDTIME, `${date.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`);
export const tagged = (number: number, ...parts: Node[]): Node =>
  asn1.create(Class.CONTEXT_SPECIFIC, number as never, true, parts);
export const taggedBytes = (number: number, bytes: string): Node =>
  asn1.create(Class.CONTEXT_SPECIFIC, number as never, false, bytes);

export const toDer = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), "latin1");
export const fromDer = (der: Buffer): Node =>
  asn1.fromDer(der.toString("latin1"), { strict: true, parseAllBytes: true, decodeBitStrings: false } as unknown as boolean);
export const utf8 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
