/**
 * Large values of variables are no part of the row of their tree, which every command writes anew: they stand in the rows
 * of the variables only, where they are written when they are set.
 */
import type { TreeState } from "../core/types/state.ts";
import type { Variable } from "../core/types/values.ts";

/** From this many characters on, a value is large. */
const large = 4_000;

/** What the row of a tree says of its state. */
export interface StoredState {
  /** JSON; large values are left out. */
  state: string;
  /** Ids of the variables that have them; null: there are none. */
  large: string[] | null;
}

/** A state for the row of its tree. */
export function storedState(state: TreeState): StoredState {
  const ids: string[] = [];
  const executions = mapped(state.executions, (execution) => {
    const variables = shortened(execution.variables, ids);
    return variables === execution.variables ? execution : { ...execution, variables };
  });
  const taskVariables = mapped(state.taskVariables, (variables) => shortened(variables, ids));
  if (ids.length === 0) return { state: JSON.stringify(state), large: null };
  return { state: JSON.stringify({ ...state, executions, taskVariables }), large: ids };
}

/** The state of a row, with the values that stand elsewhere: text by the id of the variable. */
export function loadedState(text: string, values: Record<string, string> | null): TreeState {
  const state = JSON.parse(text) as TreeState;
  if (values === null) return state;
  const fill = (variables: Record<string, Variable>) => {
    for (const name in variables) {
      const variable = variables[name]!;
      if (variable.value === undefined) variable.value = values[variable.id] ?? null;
    }
  };
  for (const id in state.executions) fill(state.executions[id]!.variables);
  for (const id in state.taskVariables) fill(state.taskVariables[id]!);
  return state;
}

function isLarge({ value }: Variable): boolean {
  return typeof value === "string" && value.length >= large;
}

/** The same object when nothing in it is large. */
function shortened(variables: Record<string, Variable>, ids: string[]): Record<string, Variable> {
  return mapped(variables, (variable) => {
    if (!isLarge(variable)) return variable;
    ids.push(variable.id);
    const { value, ...rest } = variable;
    return rest as Variable;
  });
}

/** The same object when all its members stay the same. */
function mapped<T>(record: Record<string, T>, change: (member: T) => T): Record<string, T> {
  let result = record;
  for (const name in record) {
    const member = change(record[name]!);
    if (member === record[name]) continue;
    if (result === record) result = { ...record };
    Object.defineProperty(result, name, { value: member, enumerable: true, writable: true, configurable: true });
  }
  return result;
}
