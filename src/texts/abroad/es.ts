import { lastDayIn } from "../foreign/moments.ts";
import type { NoticeData } from "../notices.ts";
import { describeCompanyNumber } from "../numbers.ts";
import type { AbroadTexts } from "./types.ts";

const list = (services: string[] = []) => services.join("; ");
const because = (reason?: string | null) => (reason ? ` Motivo: ${reason}` : "");
const dayOf = (until?: string) => (until === undefined ? "" : lastDayIn(new Date(until), "es"));
const until = (moment?: string) => (moment ? ` Vale hasta el ${dayOf(moment)}.` : "");
const at = (path: string, { companyId }: NoticeData) => (companyId === undefined ? path : `${path}?empresa=${companyId}`);
const anywhere = { path: "/processos", label: "Ver los servicios que puede iniciar" };
const services = (data: NoticeData) => ({ ...anywhere, path: at(anywhere.path, data) });
const members = (data: NoticeData) => ({ path: at("/membros", data), label: "Ver las delegaciones" });
const requests = (data: NoticeData) => ({ path: at("/membros/pedidos", data), label: "Ver las solicitudes" });
const suspended = (data: NoticeData) => ({ path: at("/membros/suspensas", data), label: "Confirmar o terminar" });
const process = ({ processId }: NoticeData) => ({
  path: processId === undefined ? "/processos" : `/processos/${processId}`,
  label: "Ver el proceso",
});

export const es: AbroadTexts = {
  home: {
    title: "Página inicial del SGCI",
    system: "Sistema de Gestión de Clientes del Inmetro (SGCI)",
    welcome: (name) => `¡Le damos la bienvenida, ${name}!`,
    validated: "El Inmetro le validó como representante legal de la empresa extranjera",
    validatedMany: "El Inmetro le validó como representante legal de las empresas extranjeras",
    open: {
      number: "1)",
      before: "Para abrir procesos ante el Inmetro,",
      link: "haga clic aquí",
      linkLabel: "haga clic aquí para abrir procesos (página en portugués)",
      after: "(página en portugués, en el menú SGCI: “Processos que posso Iniciar”).",
    },
    openAsMember: {
      before: "Para abrir procesos o pedir servicios,",
      link: "haga clic aquí",
      linkLabel: "haga clic aquí para abrir procesos (página en portugués)",
      after: "(página en portugués, en el menú SGCI: “Processos que posso Iniciar”).",
    },
    delegate: {
      number: "2)",
      before: "Para que miembros de su empresa abran procesos,",
      link: "haga clic aquí",
      linkLabel: "haga clic aquí para delegar en miembros (página en portugués)",
      after: "(página en portugués, en el menú SGCI: “Delegar processos a membros de empresa”).",
    },
    follow: {
      before: "Para seguir los procesos abiertos,",
      link: "haga clic aquí",
      linkLabel: "haga clic aquí para seguir los procesos (página en portugués)",
      after: "(página en portugués, en el menú SGCI: “Monitoramento de instâncias”).",
    },
    registration: {
      before: "Para ver los datos registrados de la empresa,",
      link: "haga clic aquí",
      linkLabel: "haga clic aquí para ver el registro de la empresa (página en portugués)",
      after: "(página en portugués).",
    },
    attentionTitle: "ATENCIÓN:",
    attentionForeign:
      "Los miembros con CPF brasileño deben registrarse antes en GOV.BR y en Orquestra. A quien no tiene CPF se le invita por correo electrónico, en la página para delegar en miembros.",
    alerts: {
      number: "3)",
      before: "El correo electrónico en el que recibe alertas es:",
      none: "Usted no tiene un correo electrónico para recibir alertas.",
      change: "Para cambiar este correo,",
      link: "haga clic aquí",
      linkLabel: "haga clic aquí para cambiar el correo de alertas",
      after: "(página en portugués; en el menú debajo de su nombre, arriba a la derecha: “Configuración personal”).",
    },
    member: {
      confirmed: "Su registro como miembro está confirmado.",
      text: "Usted actúa por la empresa de arriba con los servicios que le fueron delegados.",
      textWithoutCpf:
        "Usted todavía no actúa por ninguna empresa aquí. Pida a quien representa a su empresa que le delegue servicios, por su registro SGCI. Solo puede abrir procesos de los servicios que le sean delegados.",
    },
    unconfirmed: {
      title: "Su registro todavía no está completo.",
      text: "Para completarlo, salga y vuelva a entrar: se le pedirá su acuerdo.",
    },
  },
  menu: {
    label: "SGCI",
    start: "Inicio",
    open: "Procesos que puedo iniciar (en portugués)",
    delegate: "Delegar en miembros (en portugués)",
    follow: "Seguir procesos (en portugués)",
  },
  company: {
    label: "Empresa por la que usted actúa",
    youActFor: "Usted actúa por",
    as: "como",
    switchLabel: "Otra empresa",
    switch: "Cambiar",
    otherTab: (chosen, here) =>
      `En este navegador usted eligió ${chosen} por última vez. Esta página sigue siendo de ${here}: lo que se envíe desde aquí vale para ${here}.`,
  },
  capacities: {
    SOCIO: "Socio(a)",
    REPRESENTANTE_LEGAL: "Representante legal",
    E_CNPJ: "Representante por el e-CNPJ",
    MEMBER: "Miembro por delegación",
    SUBSTITUTE: "Sustituto(a)",
  },
  noticePages: {
    title: "Avisos",
    bell: (unread) =>
      unread === 0 ? "Avisos: ninguno sin leer" : unread === 1 ? "1 aviso sin leer" : `${unread} avisos sin leer`,
    none: "Usted todavía no ha recibido avisos. Aquí aparecen delegaciones, solicitudes de corrección y decisiones sobre sus procesos.",
    unread: "Sin leer",
    when: "Recibido el",
    open: (label, title) => `${label}: ${title}`,
    markAll: "Marcar todos como leídos",
    marked: "Todos los avisos están marcados como leídos.",
    paging: "Páginas de avisos",
    newest: "Más recientes",
    older: "Avisos anteriores",
    toPreferences: "Elegir qué avisos llegan también por correo electrónico",
    preferences: {
      title: "Avisos por correo electrónico",
      lead: "Todos los avisos aparecen en el SGCI. Marque los que deben llegar también por correo electrónico (los mensajes están en portugués).",
      address: (email) => `Los mensajes van a ${email}.`,
      noAddress:
        "Usted todavía no tiene un correo electrónico confirmado: indique uno en la configuración personal para recibir avisos por correo.",
      change: "Cambiar la dirección (página en portugués)",
      legend: "Enviar también un correo cuando:",
      save: "Guardar",
      saved: "Su elección está guardada.",
      back: "Volver a los avisos",
    },
  },
  notices: {
    "delegation-given": (data) => ({
      title: `Usted recibió servicios de ${data.companyName}`,
      body: `${data.person} le delegó: ${list(data.services)}.${until(data.until)}`,
      link: services(data),
    }),
    "delegation-ended": (data) => ({
      title: `Terminó una delegación de ${data.companyName}`,
      body: `Usted ya no puede iniciar: ${list(data.services)}.${because(data.reason)}`,
      link: services(data),
    }),
    "delegation-suspended": (data) => ({
      title: `Delegación suspendida en ${data.companyName}`,
      body: `Quien delegó ya no representa a la empresa. Hasta que otro representante confirme, usted no puede iniciar: ${list(data.services)}.${data.until ? ` Sin confirmación, la delegación termina después del ${dayOf(data.until)}.` : ""}`,
      link: services(data),
    }),
    "delegation-confirmed": (data) => ({
      title: `Delegación confirmada en ${data.companyName}`,
      body: `${data.person} confirmó su delegación: ${list(data.services)}.`,
      link: services(data),
    }),
    "delegation-renounced": (data) => ({
      title: `${data.person} renunció a una delegación`,
      body: `Empresa ${data.companyName}: ${list(data.services)}.${because(data.reason)}`,
      link: members(data),
    }),
    "delegation-requested": (data) => ({
      title: `${data.person} pide un servicio de ${data.companyName}`,
      body: `Servicio: ${list(data.services)}.${because(data.reason)}`,
      link: requests(data),
    }),
    "delegation-request-approved": (data) => ({
      title: "Su solicitud de delegación fue aprobada",
      body: `${data.companyName}: ahora usted puede iniciar ${list(data.services)}.`,
      link: services(data),
    }),
    "delegation-request-refused": (data) => ({
      title: "Su solicitud de delegación fue rechazada",
      body: `${data.companyName}: ${list(data.services)}.${because(data.reason)}`,
      link: anywhere,
    }),
    "delegation-used": (data) => ({
      title: `${data.person} inició el proceso ${data.process}`,
      body: `En nombre de ${data.companyName}, por delegación suya: ${list(data.services)}.`,
      link: process(data),
    }),
    "delegations-to-settle": (data) => ({
      title: `${data.companyName}: ${data.count} delegaciones esperan su decisión`,
      body: `Quien las concedió ya no representa a la empresa. Confirme o termine cada una${data.until ? ` hasta el ${dayOf(data.until)}; después terminan por sí solas` : ""}.`,
      link: suspended(data),
    }),
    "member-unlinked": (data) => ({
      title: `Usted ya no está vinculado(a) a ${data.companyName}`,
      body: `${data.person} terminó su vínculo como miembro. Los procesos que usted abrió siguen con la empresa.${because(data.reason)}`,
      link: anywhere,
    }),
    "representation-lost": (data) => ({
      title: `Usted ya no representa a ${data.companyName}`,
      body: `Su representación de la empresa con ${describeCompanyNumber(data.cnpj ?? "", "es")} terminó. Si esto no es correcto, diríjase a quien validó la empresa en el Inmetro.`,
      link: { path: "/inicio", label: "Abrir el SGCI" },
    }),
    "substitution-given": (data) => ({
      title: `Usted sustituye a ${data.person} en ${data.companyName}`,
      body: `${data.services === undefined ? "Todos los servicios" : list(data.services)}.${until(data.until)}${because(data.reason)}`,
      link: services(data),
    }),
    "substitution-ended": (data) => ({
      title: `Terminó la sustitución de ${data.person} en ${data.companyName}`,
      body: `Los procesos ya iniciados continúan.${because(data.reason)}`,
      link: anywhere,
    }),
    "correction-asked": (data) => ({
      title: `Corrección solicitada en el proceso ${data.process}`,
      body: `El equipo del Inmetro solicitó correcciones.${data.until ? ` Responda hasta el ${dayOf(data.until)}.` : ""}${because(data.reason)}`,
      link: process(data),
    }),
    "correction-due": (data) => ({
      title: `El plazo de corrección del proceso ${data.process} está por terminar`,
      body: `Responda hasta el ${dayOf(data.until)}. Después el proceso termina sin análisis y habrá que abrir otro.`,
      link: process(data),
    }),
    "process-decided": (data) => ({
      title: `El Inmetro decidió el proceso ${data.process}`,
      body: `Decisión sobre la solicitud de ${data.companyName}, como la escribió el equipo del Inmetro: ${data.outcome}.${because(data.reason)}`,
      link: process(data),
    }),
    "process-expired": (data) => ({
      title: `El proceso ${data.process} terminó sin respuesta`,
      body: "El plazo para responder pasó y el proceso fue cerrado. Nada de lo enviado se perdió; para continuar, abra un proceso nuevo.",
      link: process(data),
    }),
  },
  noticeKindNames: {
    "delegation-given": "Recibí una delegación",
    "delegation-ended": "Terminó una delegación mía",
    "delegation-suspended": "Una delegación mía fue suspendida",
    "delegation-confirmed": "Una delegación mía fue confirmada",
    "delegation-renounced": "Un miembro renunció a una delegación",
    "delegation-requested": "Un miembro pide un servicio",
    "delegation-request-approved": "Mi solicitud de delegación fue aprobada",
    "delegation-request-refused": "Mi solicitud de delegación fue rechazada",
    "delegation-used": "Un proceso fue iniciado por delegación mía",
    "delegations-to-settle": "Hay delegaciones suspendidas por confirmar o terminar",
    "member-unlinked": "Fui desvinculado(a) de una empresa",
    "representation-lost": "Dejé de representar a una empresa",
    "substitution-given": "Sustituyo a alguien en una empresa",
    "substitution-ended": "Terminó una sustitución",
    "correction-asked": "El Inmetro solicitó una corrección",
    "correction-due": "El plazo de una corrección está por terminar",
    "process-decided": "El Inmetro decidió un proceso",
    "process-expired": "Un proceso terminó por falta de respuesta",
  },
};
