const days = (count: number) => (count === 1 ? "1 dia" : `${count} dias`);
const count = (many: number) => many.toLocaleString("pt-BR");
const some = (many: number, one: string, several: string) => `${count(many)} ${many === 1 ? one : several}`;

/** The deadline of the migration: for those who have to meet it, and for staff. */
export const migrationDeadline = {
  banner: {
    title: "Prazo da migração",
    coming: (until: string, left: number) =>
      `Migre o seu login antigo até ${until}, às 23h59 de Brasília: ${left === 1 ? "hoje é o último dia" : `faltam ${days(left)}`}.`,
    passed: (until: string) =>
      `O prazo para migrar o login antigo terminou em ${until}. Você ainda pode ler e migrar; até lá, os seus processos em andamento ficam suspensos e não é possível iniciar outros. Ao migrar, tudo volta a andar na mesma hora.`,
    reason: (reason: string) => `O que o Inmetro informou: ${reason}`,
    link: "Migrar agora",
  },
  /** On the page that everybody sees. */
  notice: {
    coming: (until: string) => `Os logins antigos do Orquestra devem ser migrados até ${until}, às 23h59 de Brasília.`,
    passed: (until: string) =>
      `O prazo para migrar os logins antigos do Orquestra terminou em ${until}. Quem ainda não migrou pode migrar a qualquer momento; os processos suspensos voltam a andar na mesma hora.`,
  },
  staff: {
    title: "Prazo da migração",
    lead: "Até o fim do último dia (Brasília), as contas antigas movem seus processos. Depois dele, quem não migrou ainda lê e migra, mas seus processos ficam suspensos no motor até a migração. Os avisos saem 30, 15, 7 e 1 dias antes.",
    current: "Prazo em vigor",
    none: "Nenhum prazo foi definido. Ninguém é avisado nem bloqueado.",
    lastDay: "Último dia",
    state: "Situação",
    left: (left: number) => (left === 1 ? "hoje é o último dia" : `faltam ${days(left)}`),
    passed: "terminou",
    reason: "Motivo publicado",
    setBy: "Definido por",
    reachTitle: "A quem diz respeito agora",
    reach: {
      accounts: "Contas antigas que não migraram",
      reachable: "Dessas, com e-mail para aviso",
      instances: "Processos delas em andamento no motor",
      suspended: "Processos suspensos pelo prazo",
    },
    count,
    history: "Histórico",
    columns: ["Último dia", "Definido em", "Por quem", "Motivo publicado"] as const,
    unknown: "conta desconhecida",
    changeTitle: "Definir ou prorrogar o prazo",
    onlyAdministrators: "Somente administradores da equipe mudam o prazo.",
    dayLabel: "Último dia do prazo",
    dayHint: "dd/mm/aaaa. Vale até 23h59min59s desse dia, no horário de Brasília.",
    reasonLabel: "Motivo",
    reasonHint: "É publicado: aparece na página inicial, na faixa de quem ainda não migrou e nos e-mails.",
    review: "Conferir",
    dayInvalid: "Informe o último dia no formato dd/mm/aaaa.",
    dayPast: "O último dia não pode ter passado.",
    reasonInvalid: "Informe o motivo, com até 500 caracteres.",
    reviewTitle: "Conferir o novo prazo",
    reviewLead: (until: string) => `O prazo passa a terminar em ${until}, às 23h59 de Brasília.`,
    effects: {
      lift: (many: number) =>
        `${some(many, "processo suspenso volta", "processos suspensos voltam")} a andar assim que o prazo mudar.`,
      warnNow: (many: number, left: number) =>
        `${some(many, "conta recebe", "contas recebem")} já um e-mail: ${left === 1 ? "é o último dia" : `faltam ${days(left)}`}.`,
      warnLater: (many: number, when: string) =>
        `O próximo aviso sai em ${when}, para ${some(many, "conta", "contas")} no estado de hoje.`,
      block: (many: number) =>
        `No fim do prazo, ${some(many, "processo seria suspenso", "processos seriam suspensos")} no estado de hoje.`,
    },
    confirm: "Confirmar o prazo",
    back: "Voltar",
    saved: (until: string) => `O prazo agora termina em ${until}. As contas e os processos seguem o novo prazo.`,
  },
} as const;
