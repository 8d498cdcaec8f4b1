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
    "foreign-company-prepare": "Preparar o formulário da empresa estrangeira",
    "foreign-company-submit": "Enviar o pedido da empresa estrangeira",
    "foreign-company-advance": "Registrar o andamento do pedido da empresa estrangeira e avisar",
    "foreign-company-remind": "Lembrar o prazo à empresa estrangeira",
    "foreign-company-convert": "Levar a empresa estrangeira à via nacional",
    "foreign-company-register": "Cadastrar a empresa estrangeira",
    "migration-plan": "Planejar a migração de um login antigo",
    "migration-queue-conflict": "Enviar à equipe o que impede uma migração",
    "migration-cancel": "Registrar a desistência de uma migração",
    "migration-move-store": "Mover os processos de um login antigo no cadastro",
    "migration-move-engine": "Mover as tarefas de um login antigo no motor",
    "migration-receipt": "Dar o comprovante da migração",
    "migration-deadline-plan": "Ver o que o prazo da migração pede agora",
    "migration-deadline-warn": "Avisar por e-mail quem ainda não migrou",
    "migration-deadline-block": "Suspender os processos de quem não migrou",
    "migration-deadline-lift": "Liberar os processos que o prazo suspendeu",
  },
  errors: {
    GOVBR_SESSION_EXPIRED: "A identificação recebida do gov.br venceu: a pessoa precisa entrar de novo.",
    LINK_NOT_ALLOWED: "As provas não permitem vincular esta empresa a esta pessoa.",
    START_REFUSED: "A pessoa não pode iniciar este serviço por esta empresa, ou o processo não foi aberto pelo SGCI.",
    MIGRATION_BLOCKED: "Há um impedimento que só a equipe pode resolver.",
    SUBMISSION_REFUSED: "A pessoa não pode mais agir por esta empresa neste serviço.",
    FOREIGN_REQUEST_REFUSED: "Faltam dados, ou a empresa já tem cadastro ou pedido.",
  },
  /** How a process ended, as people read it. */
  outcome: (outcome: string | null) =>
    outcome === null
      ? undefined
      : (({ approved: "deferido", rejected: "indeferido" } as Record<string, string>)[outcome] ?? "encerrado"),
  /** In what two companies are alike. */
  likeness: { "register-number": "número de registro", "legal-name": "razão social" },
  /** One company among several to choose from. */
  companyLabel: (legalName: string, cnpj: string) => `${legalName} (CNPJ ${cnpj})`,
  /** Why no company was recognised, where there is no room for the whole page. */
  refusal: (cause: string, nextStep: string) => `${cause} ${nextStep}`,
} as const;
