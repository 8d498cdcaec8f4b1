import { lint } from "../../texts/lint.ts";
import type { VariableContract } from "../context.ts";
import { soleVariable } from "../expressions.ts";
import { type ModdleElement, type Parameter, parametersOf, scopesOf, topicOf } from "../model.ts";
import type { RuleFactory } from "../rule.ts";
import { type Variables, variablesIn } from "../variables.ts";

const texts = lint.rules["worker-inputs"];

/** What a worker needs has to be there, and of the type that it reads. */
export const workerInputs: RuleFactory = (context) => {
  const variablesAt = variablesIn(context);
  return {
    check(element, report) {
      const contract = context.topics[topicOf(element) ?? ""];
      if (contract === undefined) return;
      const set = variablesAt(element);
      const given = parametersAround(element);
      for (const [name, wanted] of Object.entries(contract.inputs)) {
        const parameter = given.get(name);
        if (parameter?.value === "") {
          // The engine gives the worker nothing, whatever the variable of that name holds.
          if (wanted.required || set.has(name)) report(element, texts.empty(name));
          continue;
        }
        if (parameter === undefined && !set.has(name)) {
          if (wanted.required) report(element, texts.missing(name));
          continue;
        }
        const objection = parameter === undefined ? objectionTo(set.get(name)!, wanted) : objectionToText(parameter, wanted, set);
        if (objection !== null) report(element, texts.type(name, objection, expected(wanted)));
      }
      for (const name of parametersOf(element, "inputParameters").map((parameter) => parameter.name))
        if (!Object.hasOwn(contract.inputs, name)) report(element, texts.unread(name));
    },
  };
};

/** Input parameters that the element sees: its own before those of the subprocesses around it. */
function parametersAround(element: ModdleElement): Map<string, Parameter> {
  const around = [...scopesOf(element)].reverse();
  return new Map([...around, element].flatMap((scope) => parametersOf(scope, "inputParameters")).map((one) => [one.name, one]));
}

/** What is wrong with a value that is written down, in words; null: nothing. */
function objectionToText({ value }: Parameter, wanted: VariableContract, set: Variables): string | null {
  if (value === null) return null;
  const variable = soleVariable(value);
  if (variable !== null) return objectionTo(set.get(variable) ?? [], wanted);
  if (/[$#]\{/.test(value)) return null;
  if (wanted.values !== undefined) return wanted.values.includes(value) ? null : texts.value(value);
  if (wanted.types.length === 0 || wanted.types.includes("string")) return null;
  // Engines pass parameters on as text: workers read numbers out of it where they say so.
  return wanted.types.includes("number") && value.trim() !== "" && Number.isFinite(Number(value)) ? null : texts.value(value);
}

/** What is wrong with what a variable may be; null: nothing, or nobody knows. */
function objectionTo(types: Variables extends Map<string, infer T> ? T : never, wanted: VariableContract): string | null {
  if (types.length === 0 || wanted.types.length === 0 || types.some((type) => wanted.types.includes(type))) return null;
  return types.map((type) => lint.types[type]).join(" ou ");
}

function expected({ types, values }: VariableContract): string {
  return values === undefined ? types.map((type) => lint.types[type]).join(" ou ") : values.join(", ");
}
