import { type DeploymentRequest, deploy } from "../../commands/deploy.ts";
import { ParseException } from "../../commands/deployment-content.ts";
import { redeploy } from "../../commands/redeploy.ts";
import type { Shell } from "../../commands/shell.ts";
import { deleteDeployment } from "../../commands/undeploy.ts";
import { logOperation, type UserOperation } from "../../commands/user-operation.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import type { ParseProblem } from "../../model/definition.ts";
import type { Row } from "../../persistence/database.ts";
import { listOf, textOf } from "../body.ts";
import { attachment } from "../content.ts";
import { invalid, RestError } from "../errors.ts";
import { date, flag, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { array, boolean, dateTime, input, links, mapOf, nullable, object, string } from "../schema.ts";
import * as view from "../view.ts";
import { readUpload } from "./deployment-upload.ts";
import { processDefinitionView } from "./process-definition-view.ts";

const deploymentView = view.view({
  ...{ links: view.noLinks, id: view.text("id"), name: view.text("name"), source: view.text("source") },
  ...{ deploymentTime: view.time("deployed_at"), tenantId: view.none },
});

const kind: QueryKind = {
  ...{ from: "deployment t", select: "t.*", order: "t.seq" },
  filters: {
    ...{ id: text("t.id = ?"), name: text("t.name = ?"), nameLike: text("t.name like ?"), source: text("t.source = ?") },
    ...{ withoutSource: flag("t.source is null"), before: date("t.deployed_at < ?"), after: date("t.deployed_at > ?") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true") },
    includeDeploymentsWithoutTenantId: flag("true"),
  },
  sorts: { id: "t.id", name: "t.name", deploymentTime: "t.deployed_at", tenantId: "null::text" },
};

const resourceView = view.view({ id: view.text("id"), name: view.text("name"), deploymentId: view.text("deployment_id") });

const createdSchema = object({
  ...{
    links,
    id: string,
    name: nullable(string),
    source: nullable(string),
    deploymentTime: dateTime,
    tenantId: { type: "null" },
  },
  deployedProcessDefinitions: nullable(mapOf(processDefinitionView.schema)),
  ...{ deployedCaseDefinitions: { type: "null" }, deployedDecisionDefinitions: { type: "null" } },
  deployedDecisionRequirementsDefinitions: { type: "null" },
});

/** Deployments and their resources. */
export function deploymentRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.query("select * from deployment where id = $1", [id]);
    return row;
  };
  const requireResource = async ({ params }: RestRequest) => {
    const { id, resourceId } = params;
    const [row] = await shell.database.query("select * from resource where id = $1 and deployment_id = $2", [resourceId, id]);
    return row;
  };
  const collection = listRoutes({
    ...{ shell, path: "/deployment", what: "deployments", kind, schema: deploymentView.schema, onlyGet: true },
    present: (rows) => rows.map(deploymentView.read),
  });
  return [
    ...collection,
    {
      ...{ method: "POST", path: "/deployment/create", summary: "Deploys models and forms." },
      multipart: {
        ...{ "deployment-name": string, "enable-duplicate-filtering": boolean, "deploy-changed-only": boolean },
        ...{ "deployment-source": string, data: { type: "string", format: "binary" } },
      },
      replies: { 200: createdSchema },
      async handle(request) {
        const upload = await readUpload(request);
        try {
          const { deployment, definitions } = await deploy(shell, upload, request.userId);
          await logOperation(shell.database.query, request.userId, shell.now(), creation(upload, deployment.id));
          return ok(created(request, deployment, definitions));
        } catch (error) {
          throw error instanceof ParseException ? parseError(error) : error;
        }
      },
    },
    {
      ...{ method: "POST", path: "/deployment/{id}/redeploy", summary: "Deploys files of a deployment once more." },
      body: input({ resourceIds: nullable(array(string)), resourceNames: nullable(array(string)), source: nullable(string) }),
      replies: { 200: createdSchema },
      async handle(request) {
        const body = await request.body();
        const earlier = await find(request.params.id!);
        if (earlier === undefined) throw invalid(`Deployment with id '${request.params.id}' does not exist`, 404);
        const [resourceIds, resourceNames] = [listOf(body, "resourceIds") ?? [], listOf(body, "resourceNames") ?? []];
        const redeployment = { resourceIds, resourceNames, source: textOf(body, "source") };
        const done = await redeploy(shell, request.userId, earlier, redeployment).catch((error) => {
          if (error instanceof EngineException && error.type === "NotFoundException")
            throw new RestError(404, "InvalidRequestException", error.message, error.code);
          throw error;
        });
        await logOperation(shell.database.query, request.userId, shell.now(), creation(done.request, done.deployment.id));
        return ok(created(request, done.deployment, done.definitions));
      },
    },
    {
      ...{ method: "GET", path: "/deployment/{id}", summary: "One deployment.", replies: { 200: deploymentView.schema } },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined) throw invalid(`Deployment with id '${params.id}' does not exist`, 404);
        return ok(deploymentView.read(row));
      },
    },
    {
      ...{ method: "DELETE", path: "/deployment/{id}", summary: "Deletes a deployment and its definitions." },
      ...{ query: { cascade: boolean, skipCustomListeners: boolean, skipIoMappings: boolean }, replies: { 204: null } },
      async handle({ params, query, userId }) {
        if (!(await find(params.id!))) throw invalid(`Deployment with id '${params.id}' do not exist`, 404);
        const options = { cascade: query.get("cascade") === "true", skipIoMappings: query.get("skipIoMappings") === "true" };
        await deleteDeployment(shell, userId, params.id!, options);
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: "/deployment/{id}/resources", summary: "The files of a deployment." },
      replies: { 200: array(resourceView.schema) },
      async handle({ params }) {
        const rows = await shell.database.query(
          "select id, name, deployment_id from resource where deployment_id = $1 order by name",
          [params.id],
        );
        if (rows.length === 0) throw invalid(`Deployment resources for deployment id '${params.id}' do not exist.`, 404);
        return ok(rows.map(resourceView.read));
      },
    },
    {
      ...{ method: "GET", path: "/deployment/{id}/resources/{resourceId}", summary: "One file of a deployment." },
      replies: { 200: resourceView.schema },
      async handle(request) {
        const row = await requireResource(request);
        const { id, resourceId } = request.params;
        if (row === undefined)
          throw invalid(`Deployment resource with resource id '${resourceId}' for deployment id '${id}' does not exist.`, 404);
        return ok(resourceView.read(row));
      },
    },
    {
      ...{ method: "GET", path: "/deployment/{id}/resources/{resourceId}/data", summary: "The content of a file." },
      replies: { 200: "application/octet-stream" },
      async handle(request) {
        const row = await requireResource(request);
        const { id, resourceId } = request.params;
        if (row === undefined)
          throw new EngineException(
            `no resource found with id '${resourceId}' in deployment '${id}': resource is null`,
            "NullValueException",
          );
        return attachment(row.bytes, row.name, "application/octet-stream");
      },
    },
  ];
}

function creation({ enableDuplicateFiltering, deployChangedOnly }: DeploymentRequest, id: string): UserOperation {
  const isFiltered = enableDuplicateFiltering || deployChangedOnly;
  const changes: UserOperation["changes"] = [["duplicateFilterEnabled", null, isFiltered]];
  if (isFiltered) changes.push(["deployChangedOnly", null, deployChangedOnly]);
  return { operationType: "Create", entityType: "Deployment", category: "Operator", changes, about: { deployment_id: id } };
}

function created({ baseUrl }: RestRequest, deployment: Row, definitions: Row[] | null): unknown {
  return {
    ...deploymentView.read(deployment),
    links: [{ method: "GET", href: `${baseUrl}/deployment/${deployment.id}`, rel: "self" }],
    deployedProcessDefinitions:
      definitions && Object.fromEntries(definitions.map((row) => [row.id, processDefinitionView.read(row)])),
    ...{ deployedCaseDefinitions: null, deployedDecisionDefinitions: null, deployedDecisionRequirementsDefinitions: null },
  };
}

/** Camunda 7 writes the first letter of `еlementIds` as a Cyrillic е; its clients know no other name. */
const elementIds = "\u0435lementIds";

function parseError(error: ParseException): RestError {
  const problem = ({ message, line, column, mainElementId, elementIds: ids }: ParseProblem) => ({
    ...{ message, line, column, mainElementId },
    [elementIds]: ids,
  });
  const details = Object.fromEntries(
    Object.entries(error.details).map(([name, { errors, warnings }]) => [
      name,
      { errors: errors.map(problem), warnings: warnings.map(problem) },
    ]),
  );
  return new RestError(400, "ParseException", error.message, error.code, { details });
}
