import type { NoticeKind } from "../domain/notices.ts";
import { lastDay } from "./moments.ts";
import { describeCompanyNumber } from "./numbers.ts";

/** What a notice may carry. Every text takes what it needs; what is missing is left out. */
export interface NoticeData {
  companyId?: string;
  companyName?: string;
  cnpj?: string;
  /** Names of services, ready to be read. */
  services?: string[];
  person?: string;
  reason?: string | null;
  /** First moment at which it is over, in ISO form. */
  until?: string;
  process?: string;
  processId?: string;
  outcome?: string;
  count?: number;
  cpf?: string;
  /** A task of a team, and what it is called. */
  taskId?: string;
  task?: string;
  /** A change of models, what it is called, and whether it is in use. */
  changeId?: string;
  change?: string;
  live?: boolean;
}

export interface NoticeText {
  title: string;
  body: string;
  /** Page of the portal on which one can act, and what the link says. */
  link: { path: string; label: string };
}

const list = (services: string[] = []) => services.join("; ");
const because = (reason?: string | null) => (reason ? ` Motivo: ${reason}` : "");
const dayOf = (until?: string) => (until === undefined ? "" : lastDay(new Date(until)));
const until = (moment?: string) => (moment ? ` Vale até ${dayOf(moment)}.` : "");
/** A page about the company of the notice: whoever has several need not switch first. */
const page =
  (path: string, label: string) =>
  ({ companyId }: NoticeData) => ({ path: companyId === undefined ? path : `${path}?empresa=${companyId}`, label });
/** For who may have lost the company: nothing opens for one that is not his. */
const anywhere = { path: "/processos", label: "Ver processos que posso iniciar" };
const services = page(anywhere.path, anywhere.label);
const members = page("/membros", "Ver delegações");
const requests = page("/membros/pedidos", "Ver pedidos");
const suspended = page("/membros/suspensas", "Confirmar ou encerrar");
const change = ({ changeId }: NoticeData) => ({
  path: changeId === undefined ? "/equipe/modelos" : `/equipe/modelos/mudancas/${changeId}`,
  label: "Ver a mudança",
});
const process = ({ processId }: NoticeData) => ({
  path: processId === undefined ? "/processos" : `/processos/${processId}`,
  label: "Ver o processo",
});

/** One text per kind of notice; the same words stand in the platform and in the mail. */
export const notices: Record<NoticeKind, (data: NoticeData) => NoticeText> = {
  "delegation-given": (data) => ({
    title: `Você recebeu serviços de ${data.companyName}`,
    body: `${data.person} delegou a você: ${list(data.services)}.${until(data.until)}`,
    link: services(data),
  }),
  "delegation-ended": (data) => ({
    title: `Terminou uma delegação de ${data.companyName}`,
    body: `Você não pode mais iniciar: ${list(data.services)}.${because(data.reason)}`,
    link: services(data),
  }),
  "delegation-suspended": (data) => ({
    title: `Delegação suspensa em ${data.companyName}`,
    body: `Quem delegou deixou de representar a empresa. Até que outro representante confirme, você não pode iniciar: ${list(data.services)}.${data.until ? ` Sem confirmação, a delegação termina depois de ${dayOf(data.until)}.` : ""}`,
    link: services(data),
  }),
  "delegation-confirmed": (data) => ({
    title: `Delegação confirmada em ${data.companyName}`,
    body: `${data.person} confirmou a sua delegação: ${list(data.services)}.`,
    link: services(data),
  }),
  "delegation-renounced": (data) => ({
    title: `${data.person} renunciou a uma delegação`,
    body: `Empresa ${data.companyName}: ${list(data.services)}.${because(data.reason)}`,
    link: members(data),
  }),
  "delegation-requested": (data) => ({
    title: `${data.person} pede um serviço de ${data.companyName}`,
    body: `Serviço: ${list(data.services)}.${because(data.reason)}`,
    link: requests(data),
  }),
  "delegation-request-approved": (data) => ({
    title: "Seu pedido de delegação foi aprovado",
    body: `${data.companyName}: agora você pode iniciar ${list(data.services)}.`,
    link: services(data),
  }),
  "delegation-request-refused": (data) => ({
    title: "Seu pedido de delegação foi recusado",
    body: `${data.companyName}: ${list(data.services)}.${because(data.reason)}`,
    link: anywhere,
  }),
  "delegation-used": (data) => ({
    title: `${data.person} iniciou o processo ${data.process}`,
    body: `Em nome de ${data.companyName}, por delegação sua: ${list(data.services)}.`,
    link: process(data),
  }),
  "delegations-to-settle": (data) => ({
    title: `${data.companyName}: ${data.count} delegações esperam a sua decisão`,
    body: `Quem as concedeu deixou de representar a empresa. Confirme ou encerre cada uma${data.until ? ` até ${dayOf(data.until)}; depois elas terminam sozinhas` : ""}.`,
    link: suspended(data),
  }),
  "member-unlinked": (data) => ({
    title: `Você foi desvinculado(a) de ${data.companyName}`,
    body: `${data.person} encerrou o seu vínculo como membro. Os processos que você abriu continuam com a empresa.${because(data.reason)}`,
    link: anywhere,
  }),
  "representation-lost": (data) => ({
    title: `Você não representa mais ${data.companyName}`,
    body: `O gov.br não indica mais você como sócio(a) ou representante legal da empresa de ${describeCompanyNumber(data.cnpj ?? "")}. Se isso não está certo, corrija o cadastro na Receita Federal e entre de novo.`,
    link: { path: "/inicio", label: "Abrir o SGCI" },
  }),
  "substitution-given": (data) => ({
    title: `Você substitui ${data.person} em ${data.companyName}`,
    body: `${data.services === undefined ? "Todos os serviços" : list(data.services)}.${until(data.until)}${because(data.reason)}`,
    link: services(data),
  }),
  "substitution-ended": (data) => ({
    title: `Terminou a substituição de ${data.person} em ${data.companyName}`,
    body: `Processos já iniciados continuam.${because(data.reason)}`,
    link: anywhere,
  }),
  "correction-asked": (data) => ({
    title: `Correção pedida no processo ${data.process}`,
    body: `A equipe do Inmetro pediu correções.${data.until ? ` Responda até ${dayOf(data.until)}.` : ""}${because(data.reason)}`,
    link: process(data),
  }),
  "correction-due": (data) => ({
    title: `O prazo de correção do processo ${data.process} está terminando`,
    body: `Responda até ${dayOf(data.until)}. Depois disso o processo termina sem análise, e será preciso abrir outro.`,
    link: process(data),
  }),
  "process-decided": (data) => ({
    title: `Processo ${data.process}: ${data.outcome}`,
    body: `O Inmetro decidiu o pedido de ${data.companyName}.${because(data.reason)}`,
    link: process(data),
  }),
  "process-expired": (data) => ({
    title: `O processo ${data.process} terminou sem resposta`,
    body: "O prazo para responder passou e o processo foi encerrado. Nada do que foi enviado se perdeu; para continuar, abra um processo novo.",
    link: process(data),
  }),
  "team-task-given": (data) => ({
    title: `${data.person} passou uma tarefa para você`,
    body: `${data.task}${data.process ? `, processo ${data.process}` : ""}.${because(data.reason)}`,
    link: { path: `/equipe/tarefas/${data.taskId}`, label: "Abrir a tarefa" },
  }),
  "model-change-waiting": (data) => ({
    title: `Uma mudança de modelos espera a sua aprovação${data.change ? `: ${data.change}` : ""}`,
    body: `${data.person} propôs a mudança. Confira e aprove ou recuse; se outra pessoa decidir antes, não há nada a fazer.${because(data.reason)}`,
    link: change(data),
  }),
  "model-change-decided": (data) => ({
    title: `${data.live ? "A sua mudança de modelos está em uso" : "A sua mudança de modelos foi recusada"}${data.change ? `: ${data.change}` : ""}`,
    body: data.live
      ? `${data.person} aprovou a mudança. Processos em andamento continuam na versão em que estão.`
      : `${data.person} recusou a mudança. Você pode continuar a editá-la e propô-la de novo.${because(data.reason)}`,
    link: change(data),
  }),
};

/** What the kinds of notices are called where people choose about them. */
export const noticeKindNames: Record<NoticeKind, string> = {
  "delegation-given": "Recebi uma delegação",
  "delegation-ended": "Terminou uma delegação minha",
  "delegation-suspended": "Uma delegação minha foi suspensa",
  "delegation-confirmed": "Uma delegação minha foi confirmada",
  "delegation-renounced": "Um membro renunciou a uma delegação",
  "delegation-requested": "Um membro pede um serviço",
  "delegation-request-approved": "Meu pedido de delegação foi aprovado",
  "delegation-request-refused": "Meu pedido de delegação foi recusado",
  "delegation-used": "Um processo foi iniciado por delegação minha",
  "delegations-to-settle": "Há delegações suspensas a confirmar ou encerrar",
  "member-unlinked": "Fui desvinculado(a) de uma empresa",
  "representation-lost": "Deixei de representar uma empresa",
  "substitution-given": "Substituo alguém em uma empresa",
  "substitution-ended": "Terminou uma substituição",
  "correction-asked": "O Inmetro pediu uma correção",
  "correction-due": "O prazo de uma correção está terminando",
  "process-decided": "O Inmetro decidiu um processo",
  "process-expired": "Um processo terminou por falta de resposta",
  "team-task-given": "Equipe do Inmetro: um colega me passou uma tarefa",
  "model-change-waiting": "Equipe do Inmetro: uma mudança de modelos espera aprovação",
  "model-change-decided": "Equipe do Inmetro: decidiram sobre a minha mudança de modelos",
};

/** The bell, the page of notices, and the choice about mail. */
export const noticePages = {
  title: "Avisos",
  bell: (unread: number) =>
    unread === 0 ? "Avisos: nenhum não lido" : unread === 1 ? "1 aviso não lido" : `${unread} avisos não lidos`,
  /** Beside the bell, where there is little room. */
  badge: (unread: number) => (unread > 99 ? "99+" : String(unread)),
  none: "Você ainda não recebeu avisos. Aqui aparecem delegações, pedidos de correção e decisões sobre os seus processos.",
  unread: "Não lido",
  when: "Recebido em",
  open: (label: string, title: string) => `${label}: ${title}`,
  markAll: "Marcar todos como lidos",
  marked: "Todos os avisos estão marcados como lidos.",
  paging: "Páginas de avisos",
  newest: "Mais recentes",
  older: "Avisos anteriores",
  toPreferences: "Escolher quais avisos também chegam por e-mail",
  preferences: {
    title: "Avisos por e-mail",
    lead: "Todos os avisos aparecem no SGCI. Marque os que devem chegar também por e-mail.",
    address: (email: string) => `Os e-mails vão para ${email}.`,
    noAddress: "Ainda não há um e-mail seu confirmado: informe um nas Configurações Pessoais para receber avisos por e-mail.",
    change: "Mudar o endereço",
    legend: "Receber também por e-mail quando:",
    save: "Salvar",
    saved: "Sua escolha está salva.",
    back: "Voltar aos avisos",
  },
} as const;
