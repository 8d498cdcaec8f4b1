import type { StaffRole } from "../domain/staff.ts";

const plainRoles: Record<string, string> = {
  operator: "Operador do motor de processos",
  analyst: "Analista de processos",
  support: "Atendimento",
  administrator: "Administrador da equipe",
};

/** The staff area: the way in, the roles, and the command that gives the first of them. */
export const staff = {
  door: "Área da equipe",
  role: (role: StaffRole | string): string =>
    plainRoles[role] ?? `Equipe ${role.replace(/^service-team:/, "").replace(/^./, (letter) => letter.toUpperCase())}`,
  navigation: "Áreas da equipe",
  home: {
    title: "Área da equipe",
    welcome: (name: string) => `Olá, ${name}.`,
    yourRoles: "Seus papéis",
    areas: "O que você pode abrir",
    noArea: "Para o seu papel ainda não há páginas nesta área.",
  },
  /** Each part of the area, in the navigation and on its home page. */
  areas: {
    models: {
      link: "Modelos",
      text: "Desenhos e formulários dos processos: mudar, ensaiar, propor, publicar e ver como correm.",
    },
    engine: { link: "Motor de processos", text: "Definições, instâncias, incidentes e trabalhos do motor." },
    migration: { link: "Migração", text: "Quantas contas antigas estão prontas, migradas, em conflito ou bloqueadas." },
    imports: { link: "Importações", text: "Trazer contas e processos do Orquestra antigo; relatórios do que foi importado." },
    conflicts: { link: "Conflitos", text: "Migrações que a plataforma não decide sozinha, com os fatos de cada uma." },
    deadline: { link: "Prazo", text: "O prazo da migração, seu histórico e sua prorrogação." },
    messages: { link: "Mensagens", text: "E-mails que esperam, que falharam e que foram enviados." },
    audit: { link: "Auditoria", text: "Quem fez o quê, por quem e quando." },
    lookup: { link: "Consulta", text: "Contas e empresas, com identificadores mascarados." },
    credentials: { link: "Acessos sem gov.br", text: "Pessoas sem CPF: convites, segundo fator, bloqueios." },
    roles: { link: "Papéis da equipe", text: "Quem da equipe pode fazer o quê; dar e retirar papéis." },
  },
  roles: {
    title: "Papéis da equipe",
    lead: "Um papel vale para o CPF com que a pessoa entra pelo gov.br, mesmo antes da primeira entrada. Retirado, ele deixa de valer na requisição seguinte.",
    current: "Papéis em vigor",
    none: "Ninguém tem papel.",
    columns: ["Pessoa", "Papel", "Motivo", "Desde", "Retirar"] as const,
    neverEntered: "ainda não entrou",
    grantTitle: "Dar um papel",
    cpf: "CPF da pessoa",
    cpfHint: "Onze dígitos, com ou sem pontuação.",
    roleLabel: "Papel",
    team: "Equipe",
    teamHint: "Só para o papel de equipe de serviço: Dicor, Diois, Dicla…",
    serviceTeam: "Equipe de serviço",
    reason: "Motivo",
    reasonHint: "Fica registrado na auditoria, por exemplo o número da portaria de designação.",
    grant: "Dar o papel",
    revoke: "Retirar",
    revokeLabel: (role: string, person: string) => `Retirar o papel ${role} de ${person}`,
    revokeTitle: "Retirar um papel",
    revokeText: (role: string, person: string) => `O papel “${role}” de ${person} deixa de valer na próxima requisição.`,
    cancel: "Voltar",
    granted: (role: string) => `Papel “${role}” dado.`,
    already: (role: string) => `A pessoa já tinha o papel “${role}”; nada mudou.`,
    revoked: (role: string) => `Papel “${role}” retirado.`,
    gone: "Este papel já tinha sido retirado.",
    ownRole: "O próprio papel de administrador só é retirado por outro administrador ou pela linha de comando.",
    errors: {
      cpf: "Informe um CPF válido.",
      role: "Escolha um papel; para equipe de serviço, informe o nome da equipe (letras, algarismos e hífen).",
      reason: "Informe o motivo, com até 500 caracteres.",
    },
  },
  command: {
    usage: [
      "Uso:",
      "  npm run staff -- grant  --cpf <CPF> --role <papel> --reason <motivo>",
      "  npm run staff -- revoke --cpf <CPF> --role <papel> --reason <motivo>",
      "  npm run staff -- list",
      "Papéis: operator, analyst, support, administrator, service-team:<equipe> (por exemplo service-team:dicor).",
    ].join("\n"),
    cpfWrong: "O CPF informado em --cpf não é válido.",
    roleWrong: "O papel informado em --role não existe.",
    reasonMissing: "Informe o motivo com --reason; ele fica na auditoria.",
    granted: (role: string, cpf: string) => `Papel ${role} dado a ${cpf}.`,
    already: (role: string, cpf: string) => `${cpf} já tinha o papel ${role}; nada mudou.`,
    revoked: (role: string, cpf: string) => `Papel ${role} retirado de ${cpf}; deixa de valer na próxima requisição.`,
    notHeld: (role: string, cpf: string) => `${cpf} não tinha o papel ${role}; nada mudou.`,
    none: "Ninguém tem papel. Dê o primeiro com: npm run staff -- grant --cpf … --role administrator --reason …",
    neverEntered: "ainda não entrou",
    line: (cpf: string, role: string, since: string, name: string, reason: string) =>
      `${cpf}  ${role.padEnd(22)} desde ${since}  ${name}: ${reason}`,
  },
} as const;
