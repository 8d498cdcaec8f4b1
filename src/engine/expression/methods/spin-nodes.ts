/** Methods of Json variables (Spin nodes) that only read. */
import { jsonPath } from "../json-path.ts";
import * as spin from "../spin.ts";
import { javaEquals, type SpinNode } from "../values.ts";
import { type Methods, text } from "./methods.ts";

const isType =
  (type: string) =>
  (self: SpinNode): boolean =>
    spin.nodeType(self) === type;
const identity = (self: SpinNode): SpinNode => self;

export const spinMethods: Methods<SpinNode> = new Map<string, (self: SpinNode, parameters: unknown[]) => unknown>([
  ["prop/1", (self, [name]) => spin.member(self, text(name))],
  ["hasProp/1", (self, [name]) => spin.hasMember(self, text(name))],
  ["stringValue/0", spin.stringValue],
  ["numberValue/0", spin.numberValue],
  ["boolValue/0", spin.boolValue],
  ["value/0", spin.anyValue],
  ["elements/0", spin.elements],
  ["elementList/0", spin.elements],
  ["element/0", identity],
  ["fieldNames/0", spin.fieldNames],
  ["isNull/0", isType("NULL")],
  ["isString/0", isType("STRING")],
  ["isNumber/0", isType("NUMBER")],
  ["isBoolean/0", isType("BOOLEAN")],
  ["isArray/0", isType("ARRAY")],
  ["isObject/0", isType("OBJECT")],
  ["isValue/0", (self) => !spin.isContainer(self)],
  ["jsonPath/1", (self, [path]) => jsonPath(self, text(path))],
  ["getDataFormatName/0", () => "application/json"],
  ["equals/1", (self, [other]) => javaEquals(self, other)],
  ["toString/0", (self) => self.toString()],
]);
