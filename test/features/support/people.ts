/** The simulator's people, by the situation that each of them shows. */
export const people = {
  /** The person and the company of the guide; the company is not linked at Gov.br yet. */
  guide: {
    cpf: "72268402517",
    password: "Teste@1234",
    company: "EMPRESA 52420282000180 DE TESTE EM HOMOLOGACAO SA",
    email: "teste@gmail.com",
  },
  /** Partner of a company that is linked at Gov.br. */
  partner: { cpf: "52601815906", password: "Teste@1234" },
  /** Legal representative of a company that is not linked at Gov.br yet. */
  legalRepresentative: {
    cpf: "31860913903",
    password: "Teste@1234",
    certificate: "e-CNPJ válido: PIMENTEL CERTIFICACOES SA, CNPJ 17.141.935/0001-90 — Carlos Eduardo Pimentel",
  },
  accountant: { cpf: "62819482112", password: "Teste@1234" },
  twoCompanies: { cpf: "97971147163", password: "Teste@1234" },
  alphanumeric: { cpf: "52917034238", password: "Teste@1234" },
  plain: { cpf: "84268465642", password: "Teste@1234" },
} as const;
