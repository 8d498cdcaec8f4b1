import type { Variables } from "../commands/scope.ts";
import type { StartedInstance } from "../commands/start-process.ts";

/** The variables of an instance after its first steps, also when it has already ended. */
export function startedVariables({ id, result }: Pick<StartedInstance, "id" | "result">, given: Variables): Variables {
  const state = result.state?.executions[id];
  if (state) return { ...state.variables };
  const variables: Variables = { ...given };
  for (const effect of result.effects)
    if (effect.type === "variable-set" && effect.executionId === id) variables[effect.name] = effect.value;
  return variables;
}
