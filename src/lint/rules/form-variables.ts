import { lint } from "../../texts/lint.ts";
import type { FormContract, ValueType } from "../context.ts";
import type { RuleFactory } from "../rule.ts";
import { formsOf } from "../task-forms.ts";
import { type Variables, variablesIn } from "../variables.ts";

const texts = lint.rules["form-variables"];

/** What a form shows has to be set by something; what it collects has to be of the type that others set. */
export const formVariables: RuleFactory = (context) => {
  const variablesAt = variablesIn(context);
  return {
    check(element, report) {
      for (const name of formsOf(element, context))
        for (const message of objectionsTo(name, context.forms[name]!, variablesAt(element))) report(element, message);
    },
  };
};

function objectionsTo(name: string, { reads, fields }: FormContract, set: Variables): string[] {
  const unset = reads.filter((read) => !set.has(read)).map((read) => texts.unset(name, read));
  const differing = Object.entries(fields).flatMap(([key, type]) => {
    const others = (set.get(key) ?? []).filter((other) => other !== type);
    return others.length === 0 ? [] : [texts.type(name, key, lint.types[type], wordsOf(others))];
  });
  return [...unset, ...differing];
}

const wordsOf = (types: ValueType[]) => types.map((type) => lint.types[type]).join(", ");
