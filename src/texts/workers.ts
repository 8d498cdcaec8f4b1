/** What analysts and clerks read about the workers, and the few words workers put into process variables. */
export const workers = {
  titles: {
    "govbr-prepare-login": "Preparar a entrada pelo gov.br",
    "govbr-load-identity": "Reconhecer a pessoa pelo gov.br",
    "consent-record": "Registrar a autorização ou a negativa de uso de dados",
    "ecnpj-recognise": "Reconhecer as empresas pelo e-CNPJ",
    "ecnpj-link-company": "Vincular a empresa à conta",
    "registration-confirm": "Confirmar o cadastro",
    "process-start-guard": "Conferir a autorização de início",
    "request-submit": "Enviar o pedido",
    "request-advance": "Registrar o andamento do pedido e avisar",
    "company-registration-save": "Guardar o cadastro da empresa",
    "migration-deadline-plan": "Ver o que o prazo da migração pede agora",
    "migration-deadline-warn": "Avisar por e-mail quem ainda não migrou",
    "migration-deadline-block": "Suspender os processos de quem não migrou",
    "migration-deadline-lift": "Liberar os processos que o prazo suspendeu",
  },
  errors: {
    GOVBR_SESSION_EXPIRED: "A identificação recebida do gov.br venceu: a pessoa precisa entrar de novo.",
    LINK_NOT_ALLOWED: "As provas não permitem vincular esta empresa a esta pessoa.",
    START_REFUSED: "A pessoa não pode iniciar este serviço por esta empresa, ou o processo não foi aberto pelo SGCI.",
    SUBMISSION_REFUSED: "A pessoa não pode mais agir por esta empresa neste serviço.",
  },
  /** How a process ended, as people read it. */
  outcome: (outcome: string | null) =>
    outcome === null
      ? undefined
      : (({ approved: "deferido", rejected: "indeferido" } as Record<string, string>)[outcome] ?? "encerrado"),
  /** One company among several to choose from. */
  companyLabel: (legalName: string, cnpj: string) => `${legalName} (CNPJ ${cnpj})`,
  /** Why no company was recognised, where there is no room for the whole page. */
  refusal: (cause: string, nextStep: string) => `${cause} ${nextStep}`,
} as const;
