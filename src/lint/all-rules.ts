import type { Severity } from "./report.ts";
import type { RuleFactory } from "./rule.ts";
import { conditionBoolean } from "./rules/condition-boolean.ts";
import { conditionVariables } from "./rules/condition-variables.ts";
import { errorCaught } from "./rules/error-caught.ts";
import { errorRaised } from "./rules/error-raised.ts";
import { formExists } from "./rules/form-exists.ts";
import { formPortable } from "./rules/form-portable.ts";
import { formVariables } from "./rules/form-variables.ts";
import { gatewayDefault } from "./rules/gateway-default.ts";
import { guardFirst } from "./rules/guard-first.ts";
import { knownTopic } from "./rules/known-topic.ts";
import { namedElements } from "./rules/named-elements.ts";
import { processHeader } from "./rules/process-header.ts";
import { readableIds } from "./rules/readable-ids.ts";
import { timerFormat } from "./rules/timer-format.ts";
import { wayOut } from "./rules/way-out.ts";
import { workerInputs } from "./rules/worker-inputs.ts";

/** Every rule, and how much what it finds weighs. */
export const rules: Record<string, { rule: RuleFactory; severity: Severity }> = {
  "known-topic": { rule: knownTopic, severity: "error" },
  "worker-inputs": { rule: workerInputs, severity: "error" },
  "error-caught": { rule: errorCaught, severity: "error" },
  "error-raised": { rule: errorRaised, severity: "warning" },
  "form-exists": { rule: formExists, severity: "error" },
  "form-portable": { rule: formPortable, severity: "error" },
  "form-variables": { rule: formVariables, severity: "warning" },
  "condition-boolean": { rule: conditionBoolean, severity: "error" },
  "condition-variables": { rule: conditionVariables, severity: "error" },
  "gateway-default": { rule: gatewayDefault, severity: "error" },
  "guard-first": { rule: guardFirst, severity: "error" },
  "timer-format": { rule: timerFormat, severity: "error" },
  "way-out": { rule: wayOut, severity: "warning" },
  "readable-ids": { rule: readableIds, severity: "warning" },
  "named-elements": { rule: namedElements, severity: "warning" },
  "process-header": { rule: processHeader, severity: "error" },
};
