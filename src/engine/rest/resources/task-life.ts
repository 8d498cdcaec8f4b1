import { assignTask } from "../../commands/assign-tasks.ts";
import type { Shell } from "../../commands/shell.ts";
import { completeTask, reportTaskError, reportTaskEscalation, resolveTask, submitTaskForm } from "../../commands/task.ts";
import { claimTask, delegateTask } from "../../commands/task-change.ts";
import { booleanOf, textOf } from "../body.ts";
import { asRestException, prefixed } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { readVariables } from "../read-value.ts";
import { boolean, input, nullable, string, variables } from "../schema.ts";
import { writeVariables } from "../write-value.ts";

const completion = input({ variables: nullable(variables), withVariablesInReturn: boolean });
const userBody = input({ userId: nullable(string) });

/** Claiming, delegating, completing. */
export function taskLifeRoutes(shell: Shell): Route[] {
  const person = (
    name: string,
    summary: string,
    work: (request: RestRequest, userId: string | null) => Promise<void>,
  ): Route => ({
    ...{ method: "POST", path: `/task/{id}/${name}`, summary, body: userBody, replies: { 204: null } },
    async handle(request) {
      await work(request, textOf(await request.body(), "userId"));
      return noContent;
    },
  });
  const ending = (
    name: string,
    summary: string,
    explanation: string,
    work: (
      shell: Shell,
      userId: string | null,
      id: string,
      values: ReturnType<typeof readVariables>,
    ) => ReturnType<typeof completeTask>,
  ): Route => ({
    ...{ method: "POST", path: `/task/{id}/${name}`, summary, body: completion, replies: { 200: variables, 204: null } },
    async handle(request) {
      const body = await request.body();
      const id = request.params.id!;
      const seen = await prefixed(
        `Cannot ${explanation} ${id}: `,
        async () => work(shell, request.userId, id, readVariables(body.variables)),
        500,
      );
      return booleanOf(body, "withVariablesInReturn") ? ok(writeVariables(seen)) : noContent;
    },
  });
  const interruption = (name: string, summary: string, code: "errorCode" | "escalationCode"): Route => ({
    ...{ method: "POST", path: `/task/{id}/${name}`, summary, replies: { 204: null } },
    body: input({
      [code]: string,
      ...(code === "errorCode" ? { errorMessage: nullable(string) } : {}),
      variables: nullable(variables),
    }),
    async handle(request) {
      const body = await request.body();
      const id = request.params.id!;
      const given = { variables: readVariables(body.variables) };
      await asRestException(() =>
        code === "errorCode"
          ? reportTaskError(shell, request.userId, id, {
              ...{ errorCode: textOf(body, code), errorMessage: textOf(body, "errorMessage"), ...given },
            })
          : reportTaskEscalation(shell, request.userId, id, { escalationCode: textOf(body, code), ...given }),
      );
      return noContent;
    },
  });
  return [
    person("claim", "Takes a task.", ({ userId, params }, assignee) => claimTask(shell, userId, params.id!, assignee)),
    {
      ...{ method: "POST", path: "/task/{id}/unclaim", summary: "Gives a task back.", replies: { 204: null } },
      async handle({ userId, params }) {
        await assignTask(shell, userId, params.id!, null);
        return noContent;
      },
    },
    person("assignee", "Sets the assignee.", ({ userId, params }, assignee) => assignTask(shell, userId, params.id!, assignee)),
    person("delegate", "Asks somebody else to do it.", ({ userId, params }, delegate) =>
      delegateTask(shell, userId, params.id!, delegate),
    ),
    ending("complete", "Completes a task.", "complete task", completeTask),
    ending("submit-form", "Completes a task with the values of its form.", "submit task form", submitTaskForm),
    {
      ...{ method: "POST", path: "/task/{id}/resolve", summary: "Gives a delegated task back to its owner." },
      ...{ body: completion, replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        await resolveTask(shell, request.userId, request.params.id!, readVariables(body.variables));
        return noContent;
      },
    },
    interruption("bpmnError", "The task ends in an error of the model.", "errorCode"),
    interruption("bpmnEscalation", "The task escalates.", "escalationCode"),
  ];
}
