import type { MigrationConflictCode } from "../domain/legacy-plan.ts";

const processes = (count: number) => (count === 1 ? "1 processo" : `${count.toLocaleString("pt-BR")} processos`);

/** What people read on the way from an old Orquestra login to their Gov.br account. Staff's pages are in migration-staff.ts. */
export const migration = {
  processes,
  door: {
    title: "Login antigo do Orquestra",
    text: "Ainda usa o login antigo? Informe-o aqui para trazer os seus processos para a sua conta gov.br.",
    label: "Login antigo",
    submit: "Continuar",
    missing: "Informe o seu login antigo.",
    back: "Voltar",
  },
  password: {
    title: "Confirme o login antigo",
    lead: "Informe a senha que você usa no Orquestra. Ela serve só para confirmar que o login é seu, e nunca é guardada aqui.",
    login: "Login antigo",
    label: "Senha do Orquestra",
    submit: "Confirmar",
    other: "Usar outro login",
    refused:
      "Não foi possível confirmar. O login ou a senha não confere, ou o login está bloqueado, por 15 minutos no máximo, depois de tentativas sem sucesso.",
    refusedShort: "Confira o login e a senha, ou espere 15 minutos.",
    forgotten:
      "Vale a senha que o Orquestra tinha quando os logins foram copiados para cá. Se não a souber mais, fale com a Ouvidoria: 0800 285 1818.",
  },
  dead: {
    title: "Este login já foi migrado",
    text: "Os processos deste login passaram para uma conta gov.br. O login antigo não entra mais, e a senha antiga não é pedida em nenhum lugar.",
    next: "Entre com a conta gov.br que fez a migração: os processos estão em “Processos migrados”.",
    doubt: "Se não foi você quem migrou, fale com a Ouvidoria (0800 285 1818). A equipe sabe quando e por quem foi feito.",
    other: "Usar outro login",
  },
  normalisation: {
    title: "Normalização do acesso",
    proven: (logins: string[]) =>
      logins.length === 1 ? `O login antigo “${logins[0]}” foi confirmado.` : `Logins antigos confirmados: ${logins.join(", ")}.`,
    stepsTitle: "O que vai acontecer",
    steps: [
      "Você entra com a sua conta gov.br.",
      "Mostramos os processos que serão trazidos, os abertos e os encerrados. Nada muda antes de você confirmar.",
      "Depois da confirmação, todos passam para a sua conta, e você recebe um comprovante.",
    ],
    after:
      "Depois disso, o login antigo deixa de funcionar. O que já foi feito em cada processo continua com o nome de quem fez.",
    valid: (until: string) => `Esta confirmação vale até ${until}. Depois, é preciso informar o login e a senha de novo.`,
    signedIn: (name: string) => `Você já entrou como ${name}.`,
    continue: (name: string) => `Continuar como ${name}`,
    other: "Não é você? Saia e entre com a sua própria conta gov.br.",
    withoutGovbr:
      "Essa conta não é do gov.br, e um login antigo só pode vir para uma conta gov.br: saia e entre com a sua conta gov.br.",
    leave: "Sair",
    leaving: "Por segurança, ao sair esta confirmação se perde: o login antigo e a senha dele são pedidos de novo.",
    none: "Nenhum login antigo está confirmado neste navegador. A confirmação vale 30 minutos e é usada uma vez só.",
    again: "Informar um login antigo",
    another: "Confirmar outro login",
    worthless: "A confirmação do login antigo já não valia. Confirme-o de novo.",
  },
  register: {
    title: "Falta o seu cadastro no SGCI",
    text: "O login antigo já está ligado à sua conta gov.br. Antes de trazer os processos, conclua o cadastro: leva poucos minutos e não é preciso informar a senha antiga de novo.",
    next: "Ao terminar o cadastro, a migração começa sozinha.",
    begin: "Começar o cadastro",
    resume: "Continuar o cadastro",
  },
  overview: {
    title: "Migração de logins antigos",
    lead: "Cada login antigo é confirmado com a própria senha e tem o próprio comprovante. Vários logins podem vir para a mesma conta gov.br.",
    waitingTitle: "O que espera por você",
    nothing: "Nada espera por você.",
    proven: (login: string) => `O login antigo “${login}” foi confirmado neste navegador.`,
    provenLink: "Continuar a normalização",
    running: (login: string) => `A migração do login “${login}” não terminou.`,
    runningLink: "Continuar a migração",
    begin: (login: string) => `O login antigo “${login}” está ligado à sua conta, e a migração ainda não começou.`,
    beginButton: "Começar a migração",
    beginLabel: (login: string) => `Começar a migração de ${login}`,
    refused: (login: string) => `A equipe do Inmetro decidiu que os processos do login “${login}” não passam para a sua conta.`,
    beingUndone:
      "Uma migração deste login está sendo desfeita pelo Inmetro, o que leva poucos minutos. O login antigo continua ligado à sua conta: comece a migração daqui a pouco, nesta página.",
    waitsForStaff: (login: string) => `A migração do login “${login}” espera uma decisão do Inmetro.`,
    sameCpf: "Há um login antigo cadastrado com o seu CPF. Só o CPF não basta: confirme-o com a senha antiga.",
    sameCpfLink: "Confirmar o login antigo",
    proveTitle: "Trazer outro login antigo",
    doneTitle: "Migrações",
    noneDone: "Nenhuma migração foi começada para esta conta.",
    columns: ["Login antigo", "Situação", "Processos", "Data", "Comprovante"] as const,
    receipt: "Ver o comprovante",
    receiptLabel: (login: string) => `Ver o comprovante da migração de ${login}`,
    processesLink: "Processos migrados",
    open: "Ver",
    openLabel: (login: string) => `Ver a migração de ${login}`,
  },
  home: {
    before: "Para trabalhar nos processos trazidos de um login antigo,",
    link: "clique aqui",
    linkLabel: "clique aqui para ver os processos migrados",
    after: "ou abra “Processos migrados” na página da migração.",
  },
  banner: {
    proven: "Um login antigo foi confirmado neste navegador, e a migração ainda não começou.",
    running: "A migração de um login antigo espera pela sua confirmação.",
    sameCpf: "Há um login antigo do Orquestra com o seu CPF, que ainda não foi trazido para esta conta.",
    link: "Ver a migração",
  },
  task: {
    title: "Conferir a migração",
    total: (total: number, open: number) =>
      `${processes(total)}: ${open.toLocaleString("pt-BR")} em andamento e ${(total - open).toLocaleString("pt-BR")} ${total - open === 1 ? "encerrado" : "encerrados"}.`,
    none: "Este login não tem processos. A migração só desativa o login antigo.",
    summaryTitle: "Processos por serviço",
    summaryColumns: ["Serviço", "Em andamento", "Encerrados"] as const,
    listTitle: "Processos que serão trazidos",
    listColumns: ["Processo", "Serviço", "Situação", "Aberto em", "Encerrado em"] as const,
    pagesLabel: "Páginas da lista de processos",
    page: (first: number, last: number, total: number) =>
      `${first.toLocaleString("pt-BR")} a ${last.toLocaleString("pt-BR")} de ${total.toLocaleString("pt-BR")}`,
    previous: "Anteriores",
    next: "Seguintes",
    already: "Esta etapa já foi concluída.",
  },
  processStatus: { open: "Em andamento", finished: "Encerrado" },
  progress: {
    title: "Migração em andamento",
    text: "Estamos trazendo os processos. Você pode fechar esta página: o trabalho continua, e o comprovante fica guardado em “Migração de logins antigos”.",
    stages: {
      planned: "Conferindo o que será trazido.",
      "store-moved": "Os processos já estão na sua conta. Agora passamos as tarefas abertas.",
      "engine-moved": "As tarefas abertas já são suas. Falta o comprovante.",
    },
    reload: "Atualizar",
    incident:
      "Uma etapa automática precisa de atenção, e a equipe do Inmetro já pode vê-la. Nada se perdeu, e nada será trazido duas vezes: a migração continua de onde parou.",
  },
  blocked: {
    title: "A migração precisa de uma decisão do Inmetro",
    why: "Por quê",
    next: "O que acontece agora",
    nextText:
      "O caso está na fila da equipe de atendimento, com os fatos. Nada foi movido, e os processos continuam como estavam. Não é preciso pedir de novo.",
    answer: {
      mail: "Você recebe um e-mail com a decisão, e ela aparece nesta página.",
      page: "A sua conta não tem e-mail: a decisão aparece nesta página.",
    },
    who: "Quem decide",
    whoText:
      "A equipe de atendimento do Inmetro. Para acrescentar algo, ligue para a Ouvidoria (0800 285 1818) e informe o número abaixo.",
  },
  decided: {
    titles: {
      allow: "O Inmetro autorizou a migração",
      split: "O Inmetro autorizou uma parte da migração",
      refuse: "O Inmetro não autorizou a migração",
    },
    texts: {
      allow: (login: string) => `Os processos do login antigo “${login}” podem passar para a sua conta.`,
      split: (login: string) =>
        `Uma parte dos processos do login antigo “${login}” pode passar para a sua conta. A conferência mostra quais.`,
      refuse: (login: string) => `Os processos do login antigo “${login}” não passam para a sua conta. Nada foi movido.`,
    },
    why: "O que foi examinado",
    reason: "Motivo da decisão",
    date: "Data da decisão",
    doubt: "Se não concordar ou tiver dúvida, ligue para a Ouvidoria (0800 285 1818) e informe o número abaixo.",
    prove: "Para começar, confirme de novo o login antigo com a senha.",
    later: "Ver como ela está",
  },
  cancelled: {
    title: "Migração não confirmada",
    text: "Nada foi movido. O login antigo continua como estava.",
    again: "Para migrar depois, confirme de novo o login antigo com a senha.",
  },
  undone: {
    underWay: "O Inmetro está desfazendo esta migração. Os processos voltam ao login antigo.",
    title: "Migração desfeita",
    text: (moment: string) =>
      `O Inmetro desfez esta migração em ${moment}. Os processos voltaram ao login antigo, que funciona de novo.`,
    reason: "Motivo",
  },
  state: {
    planned: "Espera a sua confirmação",
    "store-moved": "Em andamento",
    "engine-moved": "Em andamento",
    receipted: "Concluída",
    blocked: "Espera uma decisão do Inmetro",
    cancelled: "Não confirmada",
    undoing: "Sendo desfeita pelo Inmetro",
    undone: "Desfeita pelo Inmetro",
  },
  /** Blocked, and staff has answered. */
  answered: {
    allow: "Autorizada pelo Inmetro",
    split: "Autorizada em parte pelo Inmetro",
    refuse: "Não autorizada pelo Inmetro",
  },
  receipt: {
    title: "Comprovante de migração",
    number: "Comprovante",
    text: (login: string, person: string) =>
      `Os processos do login antigo “${login}” passaram para a conta gov.br de ${person}. O login antigo não entra mais.`,
    part: (login: string, person: string) =>
      `A parte dos processos do login antigo “${login}” que o Inmetro destinou a ${person} passou para a sua conta gov.br. O login antigo só deixa de funcionar quando não restarem nele processos de outras pessoas.`,
    void: "Este comprovante não vale mais",
    voidText: (moment: string) =>
      `O Inmetro desfez esta migração em ${moment}: os processos não estão mais na conta. Os dados abaixo são os da migração que foi desfeita.`,
    facts: {
      login: "Login antigo",
      account: "Conta gov.br",
      date: "Data",
      processes: "Processos",
      tasks: "No motor de processos",
    },
    instances: (count: number) =>
      count === 1
        ? "1 processo em andamento passou com as tarefas abertas."
        : `${count.toLocaleString("pt-BR")} processos em andamento passaram com as tarefas abertas.`,
    authors: "O que foi feito em cada processo continua com o nome de quem fez.",
    mail: "Uma cópia deste comprovante foi enviada para o seu e-mail.",
    listTitle: "Processos trazidos",
    removed: (moment: string) => `Retirado pelo Inmetro em ${moment}`,
    cut: (shown: number, total: number) =>
      `Aqui estão os primeiros ${shown.toLocaleString("pt-BR")} de ${total.toLocaleString("pt-BR")}. A lista completa está no arquivo.`,
    print: "Para guardar em papel ou em PDF, use a impressão do navegador (Ctrl+P).",
    download: "Baixar a lista (CSV)",
    file: (number: string) => `comprovante-${number}.csv`,
    toProcesses: "Ver os processos migrados",
    notYet: "Esta migração ainda não tem comprovante.",
  },
  moved: {
    title: "Processos migrados",
    lead: "O que veio dos seus logins antigos. As tarefas abertas agora são suas.",
    none: "Nenhum processo foi trazido para esta conta.",
    tasksTitle: "Tarefas abertas",
    noTasks: "Nenhuma tarefa espera por você nestes processos.",
    taskColumns: ["Tarefa", "Processo", "Serviço", "Desde"] as const,
    taskLabel: (task: string, number: string) => `${task}: processo ${number}`,
    listTitle: "Todos os processos migrados",
    columns: ["Processo", "Serviço", "Situação", "Login antigo", "Aberto em", "Encerrado em"] as const,
    processTitle: (number: string) => `Processo ${number}`,
    facts: {
      service: "Serviço",
      status: "Situação",
      author: "Aberto pelo login antigo",
      opened: "Aberto em",
      finished: "Encerrado em",
      moved: "Trazido em",
      receipt: "Comprovante",
    },
    version: (service: string, version: string) => `${service}, versão ${version}`,
    noTask: "Nada espera por você neste processo agora.",
    foreignForm:
      "O formulário desta tarefa só aparece na lista de tarefas do Inmetro. Ligue para a Ouvidoria (0800 285 1818) e informe o número do processo.",
    done: (task: string) => `“${task}” está concluída.`,
    others: "Outras tarefas suas neste processo",
    back: "Voltar aos processos migrados",
  },
  back: "Voltar às migrações",
} as const;

interface ConflictTexts {
  /** Why, in one sentence for the person. */
  cause: string;
  /** The same for staff, short enough for a table. */
  short: string;
}

/** Why an old login may not simply be moved. */
export const migrationConflicts: Record<MigrationConflictCode, ConflictTexts> = {
  "migration-already-claimed": {
    cause: "Os processos deste login já passaram para outra conta gov.br.",
    short: "Já migrado para outra conta",
  },
  "migration-shared-login": {
    cause: "Mais de uma pessoa confirmou este login com a senha certa: parece ser um login compartilhado.",
    short: "Login usado por várias pessoas",
  },
  "migration-two-records-for-cpf": {
    cause: "Há mais de um login antigo cadastrado com o mesmo CPF.",
    short: "Dois registros com o mesmo CPF",
  },
  "migration-cpf-differs": {
    cause: "O login antigo está cadastrado com um CPF diferente do da sua conta gov.br.",
    short: "CPF diferente do da conta gov.br",
  },
  "migration-inactive": {
    cause: "O login antigo estava desativado no Orquestra.",
    short: "Login desativado",
  },
  "migration-refused": {
    cause: "A equipe do Inmetro decidiu que os processos deste login não passam para a sua conta.",
    short: "Recusado pela equipe",
  },
};
