/** Words for what engines name in English: kinds of elements, states, types of values, entries of their log. */

export const states: Record<string, string> = {
  ACTIVE: "Em andamento",
  SUSPENDED: "Suspensa",
  COMPLETED: "Concluída",
  EXTERNALLY_TERMINATED: "Cancelada",
  INTERNALLY_TERMINATED: "Encerrada pelo processo",
};

const kinds: Record<string, string> = {
  startEvent: "Evento de início",
  endEvent: "Evento de fim",
  intermediateCatchEvent: "Evento intermediário",
  intermediateThrowEvent: "Evento intermediário",
  boundaryEvent: "Evento de borda",
  userTask: "Tarefa de pessoa",
  serviceTask: "Tarefa automática",
  sendTask: "Tarefa de envio",
  receiveTask: "Espera de mensagem",
  businessRuleTask: "Tarefa de regra",
  scriptTask: "Tarefa de script",
  manualTask: "Tarefa manual",
  task: "Tarefa",
  callActivity: "Chamada de outro processo",
  subProcess: "Subprocesso",
  transaction: "Transação",
  adHocSubProcess: "Subprocesso ad hoc",
  exclusiveGateway: "Decisão exclusiva",
  parallelGateway: "Decisão paralela",
  inclusiveGateway: "Decisão inclusiva",
  eventBasedGateway: "Decisão por evento",
  complexGateway: "Decisão complexa",
  processDefinition: "Processo",
  multiInstanceBody: "Repetição",
};

/** The engine has a type of its own for each kind of event, such as `boundaryTimer` and `messageEndEvent`. */
const kindsOfEvents: [RegExp, string][] = [
  [/^boundary|BoundaryCatch$/, "Evento de borda"],
  [/^intermediate/, "Evento intermediário"],
  [/^start|StartEvent$/, "Evento de início"],
  [/EndEvent$/, "Evento de fim"],
];

export function kindOf(type: string): string {
  const name = type.replace(/^bpmn:/, "").replace(/^./, (letter) => letter.toLowerCase());
  return kinds[name] ?? kindsOfEvents.find(([pattern]) => pattern.test(name))?.[1] ?? type;
}

export const valueTypes: Record<string, string> = {
  String: "Texto",
  Boolean: "Sim ou não",
  Integer: "Número inteiro",
  Short: "Número inteiro curto",
  Long: "Número inteiro longo",
  Double: "Número decimal",
  Date: "Data e hora",
  Json: "JSON",
  Object: "Objeto",
  File: "Arquivo",
  Null: "Vazio",
};

/** Words of the engine's log; what is not here stays as the engine says it. */
export const operations: Record<string, string> = {
  Create: "Criação",
  Delete: "Exclusão ou cancelamento",
  Suspend: "Suspensão",
  Activate: "Ativação",
  SuspendProcessDefinition: "Suspensão",
  ActivateProcessDefinition: "Ativação",
  SetJobRetries: "Novas tentativas",
  SetExternalTaskRetries: "Novas tentativas",
  Execute: "Execução",
  SetVariable: "Variável alterada",
  SetVariables: "Variáveis alteradas",
  ModifyVariable: "Variável alterada",
  ModifyProcessInstance: "Modificação",
  Migrate: "Migração",
  Claim: "Tarefa assumida",
  Complete: "Conclusão",
  Assign: "Atribuição",
};
export const entities: Record<string, string> = {
  ProcessInstance: "Instância",
  ProcessDefinition: "Definição",
  Deployment: "Implantação",
  Job: "Trabalho",
  ExternalTask: "Tarefa externa",
  Variable: "Variável",
  Task: "Tarefa",
  Incident: "Incidente",
  Batch: "Lote",
  Comment: "Comentário",
};
export const wordOf = (words: Record<string, string>, name: string): string => (Object.hasOwn(words, name) ? words[name]! : name);
