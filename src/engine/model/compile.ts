import { ExpressionSyntaxError, parseExpression } from "../expression/index.ts";
import type { Compile, CompileResult, ProcessModel } from "./definition.ts";
import { elements, type ModdleElement, readModdle, text } from "./moddle.ts";
import { Problems } from "./problems.ts";
import { IllegalPattern } from "./read/form-fields.ts";
import { isExecutable, readProcess } from "./read/process.ts";
import type { ErrorDefinition, Reader } from "./read/reader.ts";
import { checkSchema } from "./schema.ts";
import { NotWellFormed, readSource, type Source } from "./source.ts";

/**
 * Compiles a BPMN 2.0 file. What Camunda refuses is refused in its words; what this engine cannot execute as
 * Camunda does is refused too, naming the element and what to use instead.
 */
export const compile: Compile = async (resourceName, xml, options) => {
  let source: Source;
  try {
    source = readSource(xml);
  } catch (fault) {
    if (!(fault instanceof NotWellFormed)) throw fault;
    return failure(`ENGINE-09003 Could not parse '${resourceName}'. ${fault.message}`);
  }
  const problems = new Problems();
  if (source.root.name !== "definitions") {
    problems.schema(`cvc-elt.1.a: Cannot find the declaration of element '${source.root.qualifiedName}'.`, source.root);
    return refusal(resourceName, problems);
  }
  try {
    const document = await readModdle(xml);
    checkSchema(source, document, problems);
    const processes = readProcesses(document.root, source, problems, options?.enforceHistoryTimeToLive ?? true);
    if (problems.errors.length > 0) return refusal(resourceName, problems);
    return { ok: true, processes, warnings: problems.warnings };
  } catch (fault) {
    if (fault instanceof IllegalPattern) return failure(fault.message);
    if (fault instanceof ExpressionSyntaxError) return failure(`ENGINE-01009 Error while parsing process. ${fault.message}`);
    return failure(`ENGINE-09003 Could not parse '${resourceName}'. ${fault instanceof Error ? fault.message : fault}`);
  }
};

function readProcesses(root: ModdleElement, source: Source, problems: Problems, enforce: boolean): ProcessModel[] {
  const rootElements = elements(root, "rootElements");
  const ofType = (type: string) => rootElements.filter((element) => element.$type === type);
  const reader: Reader = {
    problems,
    source,
    messages: new Map(ofType("bpmn:Message").map((message) => [message.id ?? "", { name: text(message, "name") ?? null }])),
    errors: new Map(ofType("bpmn:Error").map((error) => [error.id ?? "", readError(error)])),
    signals: new Map(ofType("bpmn:Signal").map((signal) => [signal.id ?? "", text(signal, "name") ?? ""])),
    escalations: new Map(
      ofType("bpmn:Escalation").map((escalation) => [escalation.id ?? "", text(escalation, "escalationCode") ?? null]),
    ),
    nodes: new Map(),
    linkTargets: new Map(),
    linkSources: new Map(),
  };
  const category = text(root, "targetNamespace") ?? "";
  return ofType("bpmn:Process")
    .filter(isExecutable)
    .map((process) => readProcess(reader, process, category, enforce));
}

function readError(error: ModdleElement): ErrorDefinition {
  const message = text(error, "camunda:errorMessage");
  return {
    id: error.id ?? "",
    errorCode: text(error, "errorCode") ?? null,
    message: message === undefined ? null : parseExpression(message),
  };
}

function refusal(resourceName: string, problems: Problems): CompileResult {
  return { ok: false, status: 400, message: problems.text(resourceName), problems: problems.errors, warnings: problems.warnings };
}

function failure(message: string): CompileResult {
  return { ok: false, status: 500, message, problems: [], warnings: [] };
}
