import type { Request } from "../http.ts";
import type { TypedValue } from "../values.ts";
import { readPage, type Window } from "./page.ts";
import type { VariableInstance } from "./types.ts";

/** Variables of a running instance, in all its scopes. Values are left as the engine keeps them. */
export function variableOperations(request: Request) {
  const segment = encodeURIComponent;
  return {
    variables: (processInstanceId: string, window: Window) =>
      readPage<VariableInstance>(
        request,
        "/variable-instance",
        { processInstanceIdIn: processInstanceId, deserializeValues: false, sortBy: "variableName", sortOrder: "asc" },
        window,
      ),
    variable: (id: string) =>
      request<VariableInstance>("GET", `/variable-instance/${segment(id)}`, { query: { deserializeValue: false } }),
    /** Writes a variable where it stands: in its task, its execution, or the instance. */
    writeVariable: ({ processInstanceId, executionId, taskId, name }: VariableInstance, value: TypedValue) => {
      const scope =
        taskId !== null
          ? `/task/${segment(taskId)}/localVariables`
          : executionId === null || executionId === processInstanceId
            ? `/process-instance/${segment(processInstanceId)}/variables`
            : `/execution/${segment(executionId)}/localVariables`;
      return request<void>("PUT", `${scope}/${segment(name)}`, { json: value });
    },
  };
}
