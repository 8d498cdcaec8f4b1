/** The messages about one migration. Paragraphs are plain text. */
export const migrationMail = {
  receipt: {
    subject: (receipt: string) => `Comprovante da migração ${receipt}`,
    heading: "Os seus processos foram trazidos",
    moved: (login: string, open: number, finished: number) =>
      `O login antigo “${login}” foi migrado para a sua conta gov.br, ${
        open + finished === 0 ? "sem nenhum processo" : `com ${processes(open + finished)}`
      }. Em andamento: ${open.toLocaleString("pt-BR")}. Encerrados: ${finished.toLocaleString("pt-BR")}.`,
    part: (login: string, open: number, finished: number) =>
      `A parte do login antigo “${login}” que a equipe do Inmetro destinou à sua conta gov.br foi trazida: ${processes(
        open + finished,
      )}. Em andamento: ${open.toLocaleString("pt-BR")}. Encerrados: ${finished.toLocaleString("pt-BR")}.`,
    number: (receipt: string, at: string) => `Comprovante ${receipt}, de ${at} (horário de Brasília).`,
    dead: "O login antigo e a senha dele deixaram de funcionar. Entre sempre com o gov.br.",
    lives:
      "O login antigo só deixa de funcionar quando não restarem nele processos de outras pessoas. Para os seus, entre sempre com o gov.br.",
    doubt: "Se não foi você quem migrou, fale com a Ouvidoria do Inmetro e informe o número do comprovante.",
    button: "Ver o comprovante",
  },
  decision: {
    subject: (login: string) => `Decisão sobre a migração do login ${login}`,
    heading: "A equipe do Inmetro decidiu sobre a sua migração",
    allow: (login: string) => `A equipe autorizou a migração do login antigo “${login}” para a sua conta gov.br.`,
    split: (login: string) =>
      `A equipe autorizou trazer uma parte dos processos do login antigo “${login}” para a sua conta gov.br.`,
    refuse: (login: string) => `A equipe não autorizou a migração do login antigo “${login}” para a sua conta gov.br.`,
    reason: (reason: string) => `Motivo: ${reason}`,
    again: "Entre com o gov.br e confirme a migração: a conferência mostra o que será trazido.",
    doubt: (reference: string) => `Em caso de dúvida, fale com a Ouvidoria do Inmetro e informe o número ${reference}.`,
    button: "Abrir a migração",
  },
  undone: {
    subject: (login: string) => `A migração do login ${login} foi desfeita`,
    heading: "Uma migração foi desfeita",
    what: (login: string, receipt: string) =>
      `A equipe do Inmetro desfez a migração do login antigo “${login}” (comprovante ${receipt}). Os processos dele não estão mais na sua conta.`,
    reason: (reason: string) => `Motivo: ${reason}`,
    next: "O login antigo voltou a valer e pode ser migrado de novo. Em caso de dúvida, fale com a Ouvidoria do Inmetro.",
    button: "Abrir a migração",
  },
} as const;

function processes(count: number): string {
  return count === 1 ? "1 processo" : `${count.toLocaleString("pt-BR")} processos`;
}
