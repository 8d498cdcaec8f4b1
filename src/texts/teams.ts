/** Teams to which models give tasks (`camunda:candidateGroups`), by the id of their group at the engine. */
export const teams = {
  atendimento: "Atendimento",
  dicor: "Dicor: certificação, verificação e validação",
  diois: "Diois: inspeção",
  dicla: "Dicla: laboratórios",
  cgcre: "Cgcre: acreditação",
  dimel: "Dimel: metrologia legal",
  dconf: "Dconf: avaliação da conformidade",
} as const;

/** The saved queries that the engine's own task list opens with. */
export const taskFilters = {
  own: { name: "Minhas tarefas", description: "Tarefas que assumi ou que me foram atribuídas" },
  team: (name: string) => ({ name, description: "Tarefas da equipe, assumidas ou não" }),
} as const;
