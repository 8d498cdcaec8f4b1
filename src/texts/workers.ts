/** What analysts and clerks read about the workers, and the few words workers put into process variables. */
export const workers = {
  titles: {
    "govbr-prepare-login": "Preparar a entrada pelo gov.br",
    "govbr-load-identity": "Reconhecer a pessoa pelo gov.br",
    "consent-record": "Registrar a autorização ou a negativa de uso de dados",
    "ecnpj-recognise": "Reconhecer as empresas pelo e-CNPJ",
    "ecnpj-link-company": "Vincular a empresa à conta",
    "registration-confirm": "Confirmar o cadastro",
  },
  errors: {
    GOVBR_SESSION_EXPIRED: "A identificação recebida do gov.br venceu: a pessoa precisa entrar de novo.",
    LINK_NOT_ALLOWED: "As provas não permitem vincular esta empresa a esta pessoa.",
  },
  /** One company among several to choose from. */
  companyLabel: (legalName: string, cnpj: string) => `${legalName} (CNPJ ${cnpj})`,
  /** Why no company was recognised, where there is no room for the whole page. */
  refusal: (cause: string, nextStep: string) => `${cause} ${nextStep}`,
} as const;
