const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has waited, as people say it. */
function age(milliseconds: number): string {
  if (milliseconds >= DAY) return `há ${count(Math.floor(milliseconds / DAY), "dia", "dias")}`;
  if (milliseconds >= HOUR) return `há ${count(Math.floor(milliseconds / HOUR), "hora", "horas")}`;
  if (milliseconds >= MINUTE) return `há ${count(Math.floor(milliseconds / MINUTE), "minuto", "minutos")}`;
  return "agora mesmo";
}

/** The pages on which Inmetro's teams work their tasks. */
export const team = {
  link: "Tarefas da equipe",
  linkText: "Pedidos que esperam a análise da sua equipe.",
  list: {
    title: (name: string) => `Tarefas: ${name}`,
    filters: "Escolher o que aparece",
    team: "Equipe",
    show: "Mostrar",
    shows: {
      abertas: "Sem responsável e minhas",
      livres: "Sem responsável",
      minhas: "Minhas",
      vencidas: "Com prazo vencido",
      todas: "Todas da equipe",
    },
    number: "Número completo do processo",
    search: "Filtrar",
    columns: ["Processo", "Tarefa", "Serviço e empresa", "Responsável", "Esperando", "Prazo"] as const,
    empty: "Não há tarefas para mostrar. Quando uma empresa enviar um pedido a esta equipe, ele aparece aqui.",
    withoutProcess: "sem número",
    nobody: "ninguém",
    you: "você",
    age: (milliseconds: number, since: string) => `${age(milliseconds)} (desde ${since})`,
    noDue: "sem prazo",
    overdue: (due: string) => `${due}, vencido`,
  },
  task: {
    parts: "Partes da tarefa",
    part: { "": "Tarefa", historico: "Histórico e comentários", diagrama: "Diagrama" },
    back: "Voltar às tarefas",
    facts: {
      process: "Processo",
      service: "Serviço",
      company: "Empresa",
      openedBy: "Aberto por",
      capacity: "Na condição de",
      assignee: "Responsável",
      since: "Chegou em",
      due: "Prazo",
    },
    service: (code: string, name: string, version: number) => `${code} – ${name} (v. ${version})`,
    unknownUser: (id: string) => `${id} (na lista de tarefas do motor)`,
    documents: "Documentos do processo",
    noDocuments: "Nenhum documento foi anexado.",
    documentColumns: ["Documento", "Tamanho", "Enviado por", "Quando"] as const,
    download: (name: string) => `Baixar ${name}`,
    size: (bytes: number) =>
      bytes < 1024 * 1024
        ? `${Math.max(1, Math.round(bytes / 1024))} KB`
        : `${(bytes / 1024 / 1024).toLocaleString("pt-BR", { maximumFractionDigits: 1 })} MB`,
    proof: "Comprovante de vínculo",
    proofColumns: ["Documento", "Tamanho", "De quem", "Enviado em", "Válido até"] as const,
    noProof: (name: string) => `${name} não tem comprovante de vínculo em vigor com esta empresa.`,
    proofOpenEnded: "sem data de término",
    acts: "Responsável pela tarefa",
    free: "Ninguém assumiu esta tarefa. Assuma-a para decidir: ela sai da lista dos colegas.",
    mine: "A tarefa está com você.",
    others: (name: string) => `A tarefa está com ${name}. Para decidir, é preciso que ela passe para você.`,
    claim: "Assumir a tarefa",
    release: "Devolver à equipe",
    handOverTitle: "Passar a tarefa",
    handOverTo: "Para quem",
    handOver: "Passar a tarefa",
    nobodyElse: "Ninguém mais tem o papel desta equipe. Um administrador pode dá-lo em “Papéis da equipe”.",
    reason: "Motivo",
    reasonHint: "Fica no histórico da tarefa, com o seu nome.",
    reasonInvalid: "Informe o motivo, com até 500 caracteres.",
    personInvalid: "Escolha alguém que tem agora o papel desta equipe.",
    formTitle: "Decisão",
    formClosed: "O formulário abre quando a tarefa está com você.",
    otherForm: "O formulário desta tarefa só abre na lista de tarefas do próprio motor.",
    submit: "Concluir a tarefa",
  },
  foreign: {
    request: "Pedido",
    email: "E-mail confirmado",
    state: "Situação",
    history: "Histórico do pedido",
    historyColumns: ["Situação", "Quando", "Mensagem"] as const,
    changes: "O que mudou de um envio para outro",
    changeColumns: ["Campo", "Envio", "Antes", "Depois"] as const,
    field: {
      legalName: "Razão social",
      country: "País",
      registerNumber: "Número de registro",
      address: "Endereço",
      contactName: "Pessoa de contato",
      contactPhone: "Telefone de contato",
      representativeName: "Representante legal",
      representativeRole: "Cargo do representante",
      serviceId: "Serviço",
      notes: "Observações",
      documents: "Documentos novos",
    },
  },
  history: {
    comments: "Comentários",
    noComments: "Ainda não há comentários. Só a equipe os lê.",
    comment: "Novo comentário",
    commentHint: "Até 2.000 caracteres. Fica com o seu nome; a empresa não o lê.",
    commentInvalid: "Escreva o comentário, com até 2.000 caracteres.",
    send: "Comentar",
    sent: "Comentário registrado.",
    recorded: (moment: string, userId: string) => `${moment}, registrado no motor por ${userId}`,
    unknown: "desconhecido",
    steps: "O que aconteceu",
    columns: ["Etapa", "Quem", "Início", "Fim", "Situação"] as const,
    system: "Sistema",
    running: "em andamento",
    done: "concluída",
    cancelled: "encerrada sem conclusão",
    /** How the engine's comment names the person who acts: the engine knows all of them as one user. */
    by: (person: string, role: string, text: string) => `${person} (${role}): ${text}`,
    handedOver: (to: string, reason: string) => `passou a tarefa para ${to}. Motivo: ${reason}`,
    released: "devolveu a tarefa à equipe.",
    completed: (task: string, answers: string) => `concluiu “${task}”.${answers === "" ? "" : `\n${answers}`}`,
  },
  diagram: { title: "Onde o processo está" },
  done: {
    claimed: "A tarefa está com você.",
    released: "A tarefa voltou para a equipe.",
    handedOver: (name: string) => `A tarefa passou para ${name}.`,
    completed: (task: string, process: string | null) =>
      `“${task}” concluída${process === null ? "" : `: processo ${process}`}. A decisão está registrada.`,
    alreadyCompleted: "Você já tinha concluído esta tarefa. A decisão está registrada.",
  },
  conflict: {
    taken: (name: string) => `${name} assumiu esta tarefa antes de você. Nada foi alterado.`,
    takenWithAnswers: (name: string) =>
      `Nada foi concluído: a tarefa está agora com ${name}. O que você preencheu continua abaixo; combine com essa pessoa ou copie o texto.`,
    impeded:
      "Você age por esta empresa, ou abriu este processo: quem tem interesse no processo não o decide. Nada foi alterado; outra pessoa da equipe assume a tarefa.",
    otherImpeded: (name: string) =>
      `${name} age por esta empresa, ou abriu este processo: quem tem interesse no processo não o decide. Escolha outra pessoa.`,
    notYours: "A tarefa não está mais com você. Nada foi alterado.",
    moved: "A tarefa mudou de responsável enquanto esta página estava aberta. Nada foi alterado; confira e tente de novo.",
    refused:
      "O motor de processos não aceitou a conclusão, e nada foi alterado. A tarefa pode estar suspensa; tente mais tarde ou fale com um operador. O que você preencheu continua abaixo.",
    actRefused:
      "O motor de processos não aceitou o pedido, e nada foi alterado. A tarefa pode estar suspensa; tente mais tarde ou fale com um operador.",
  },
  gone: {
    title: "Esta tarefa já foi concluída",
    by: (task: string, name: string, moment: string) => `“${task}” foi concluída por ${name} em ${moment}.`,
    cancelled: (task: string, moment: string) =>
      `“${task}” foi encerrada em ${moment}, porque o processo seguiu outro caminho ou terminou.`,
    nothingDone: "O que você enviou não foi usado.",
    written: "O que você escreveu",
    writtenHint: "Copie o texto, se ainda precisar dele.",
    back: "Voltar às tarefas",
  },
} as const;
