import type { CredentialState } from "../store/types.ts";

const states: Record<CredentialState, string> = {
  invited: "Convidada, ainda sem senha",
  active: "Ativa",
  unprotected: "Sem segundo fator",
  blocked: "Bloqueada",
};

/** What support reads about the credentials of people without CPF. */
export const staffCredentials = {
  title: "Acessos sem gov.br",
  lead: "Pessoas sem CPF, de empresas estrangeiras, que entram com e-mail, senha e segundo fator.",
  search: "Nome, e-mail ou registro SGCI",
  submit: "Buscar",
  none: "Nenhum acesso encontrado.",
  columns: ["Pessoa", "Registro SGCI", "E-mail", "Situação", "Opção"],
  states,
  open: "Abrir",
  openLabel: (name: string) => `Abrir o acesso de ${name}`,
  facts: {
    number: "Registro SGCI",
    email: "E-mail de entrada",
    state: "Situação",
    invited: "Convidada em",
    activated: "Ativada em",
    password: "Senha trocada em",
    codes: "Códigos de recuperação",
    locked: "Entrada em espera até",
    blocked: "Motivo do bloqueio",
    companies: "Empresas",
  },
  never: "Ainda não",
  reveal: "Ver a conta na consulta, onde os dados podem ser mostrados com um motivo",
  reason: "Motivo",
  reasonHint: "Fica na auditoria. A pessoa recebe o motivo por e-mail, menos ao enviar o convite de novo.",
  reasonMissing: "Escreva o motivo, com até 500 letras.",
  act: "O que fazer",
  actMissing: "Escolha o que fazer.",
  acts: {
    inviteAgain: "Enviar o convite de novo",
    resetSecondFactor: "Retirar o segundo fator: a pessoa recebe um link para configurar outro",
    block: "Bloquear: ninguém entra com este acesso, as sessões terminam",
    unblock: "Liberar o acesso",
  },
  perform: "Confirmar",
  done: {
    inviteAgain: "O convite foi enviado de novo. O link anterior deixou de funcionar.",
    resetSecondFactor: "O segundo fator foi retirado, e a pessoa foi avisada.",
    block: "O acesso foi bloqueado, e a pessoa foi avisada.",
    unblock: "O acesso foi liberado, e a pessoa foi avisada.",
  },
  confirmIdentity:
    "Antes de retirar o segundo fator, confirme por outro meio que quem pede é a própria pessoa, por exemplo pelo contato do cadastro da empresa.",
  gone: "O acesso mudou enquanto isso. Veja a situação de agora.",
  back: "Voltar à lista",
} as const;
