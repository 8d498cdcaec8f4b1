import type { Shell } from "../../commands/shell.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { textOf } from "../body.ts";
import { RestError } from "../errors.ts";
import { noContent, type RestRequest, type Route } from "../http.ts";
import { input, nullable, string } from "../schema.ts";

/** Remarks on what people did; every row of the operation carries the remark. */
export function userOperationAnnotationRoutes(shell: Shell): Route[] {
  const annotate = async ({ params, userId }: RestRequest, annotation: string | null) => {
    const { operationId } = params;
    const rows = await shell.database.query(
      "update user_operation set annotation = $2 where operation_id = $1 returning operation_id",
      [operationId, annotation],
    );
    if (rows.length === 0) throw new RestError(400, "BadUserRequestException", "operation is null", 0);
    await logOperation(shell.database.query, userId, shell.now(), {
      ...{ operationType: annotation === null ? "ClearAnnotation" : "SetAnnotation", entityType: "OperationLog" },
      ...{ category: "Operator", changes: [["operationId", null, operationId]], about: {} },
    });
    return noContent;
  };
  return [
    {
      ...{ method: "PUT", path: "/history/user-operation/{operationId}/set-annotation", summary: "Remarks on an operation." },
      ...{ body: input({ annotation: nullable(string) }), replies: { 204: null } },
      handle: async (request) => annotate(request, textOf(await request.body(), "annotation")),
    },
    {
      ...{ method: "PUT", path: "/history/user-operation/{operationId}/clear-annotation", summary: "Takes the remark back." },
      replies: { 204: null },
      handle: (request) => annotate(request, null),
    },
  ];
}
