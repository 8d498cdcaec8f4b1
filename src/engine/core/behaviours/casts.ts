import { className } from "../../expression/index.ts";
import { EngineException } from "../types/exceptions.ts";

/** Text or null, as where Camunda casts to a String. Throws its ClassCastException for anything else. */
export function castToText(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  const name = className(value);
  const where = name.startsWith("java.")
    ? `${name} and java.lang.String are in module java.base of loader 'bootstrap'`
    : `${name} is in unnamed module of loader 'app'; java.lang.String is in module java.base of loader 'bootstrap'`;
  throw new EngineException(`class ${name} cannot be cast to class java.lang.String (${where})`, "ClassCastException", null);
}
