import { lastDayIn } from "../foreign/moments.ts";
import type { NoticeData } from "../notices.ts";
import { describeCompanyNumber } from "../numbers.ts";
import type { AbroadTexts } from "./types.ts";

const list = (services: string[] = []) => services.join("; ");
const because = (reason?: string | null) => (reason ? ` Reason: ${reason}` : "");
const dayOf = (until?: string) => (until === undefined ? "" : lastDayIn(new Date(until), "en"));
const until = (moment?: string) => (moment ? ` Valid until ${dayOf(moment)}.` : "");
const at = (path: string, { companyId }: NoticeData) => (companyId === undefined ? path : `${path}?empresa=${companyId}`);
const anywhere = { path: "/processos", label: "See the services you may start" };
const services = (data: NoticeData) => ({ ...anywhere, path: at(anywhere.path, data) });
const members = (data: NoticeData) => ({ path: at("/membros", data), label: "See the delegations" });
const requests = (data: NoticeData) => ({ path: at("/membros/pedidos", data), label: "See the requests" });
const suspended = (data: NoticeData) => ({ path: at("/membros/suspensas", data), label: "Confirm or end" });
const process = ({ processId }: NoticeData) => ({
  path: processId === undefined ? "/processos" : `/processos/${processId}`,
  label: "See the process",
});

export const en: AbroadTexts = {
  home: {
    title: "SGCI home page",
    system: "Inmetro Client Management System (SGCI)",
    welcome: (name) => `Welcome, ${name}!`,
    validated: "Inmetro has validated you as the legal representative of the foreign company",
    validatedMany: "Inmetro has validated you as the legal representative of the foreign companies",
    open: {
      number: "1)",
      before: "To open processes at Inmetro,",
      link: "click here",
      linkLabel: "click here to open processes (page in Portuguese)",
      after: "(page in Portuguese, in the menu SGCI: “Processos que posso Iniciar”).",
    },
    openAsMember: {
      before: "To open processes or ask for services,",
      link: "click here",
      linkLabel: "click here to open processes (page in Portuguese)",
      after: "(page in Portuguese, in the menu SGCI: “Processos que posso Iniciar”).",
    },
    delegate: {
      number: "2)",
      before: "To let members of your company open processes,",
      link: "click here",
      linkLabel: "click here to delegate to members (page in Portuguese)",
      after: "(page in Portuguese, in the menu SGCI: “Delegar processos a membros de empresa”).",
    },
    follow: {
      before: "To follow processes that are open,",
      link: "click here",
      linkLabel: "click here to follow processes (page in Portuguese)",
      after: "(page in Portuguese, in the menu SGCI: “Monitoramento de instâncias”).",
    },
    registration: {
      before: "To see the registered data of the company,",
      link: "click here",
      linkLabel: "click here to see the registration of the company (page in Portuguese)",
      after: "(page in Portuguese).",
    },
    attentionTitle: "PLEASE NOTE:",
    attentionForeign:
      "Members with a Brazilian CPF must first register at GOV.BR and at Orquestra. Those who have no CPF are invited by e-mail, on the page for delegating to members.",
    alerts: {
      number: "3)",
      before: "The e-mail address to which alerts are sent is:",
      none: "You have no e-mail address for alerts.",
      change: "To change this address,",
      link: "click here",
      linkLabel: "click here to change the e-mail address for alerts",
      after: "(page in Portuguese; in the menu under your name, at the top right: “Personal settings”).",
    },
    member: {
      confirmed: "Your registration as a member is confirmed.",
      text: "You act for the company above with the services that were delegated to you.",
      textWithoutCpf:
        "You do not act for a company here yet. Ask those who represent your company to delegate services to you, by your SGCI number. You can open processes only of the services that are delegated to you.",
    },
    unconfirmed: {
      title: "Your registration is not complete yet.",
      text: "To complete it, sign out and sign in again: you will be asked for your agreement.",
    },
  },
  menu: {
    label: "SGCI",
    start: "Home",
    open: "Processes I may start (in Portuguese)",
    delegate: "Delegate to members (in Portuguese)",
    follow: "Follow processes (in Portuguese)",
  },
  company: {
    label: "Company for which you act",
    youActFor: "You act for",
    as: "as",
    switchLabel: "Another company",
    switch: "Switch",
    otherTab: (chosen, here) =>
      `In this browser you last chose ${chosen}. This page is still that of ${here}: what is sent from here counts for ${here}.`,
  },
  capacities: {
    SOCIO: "Partner",
    REPRESENTANTE_LEGAL: "Legal representative",
    E_CNPJ: "Representative by e-CNPJ",
    MEMBER: "Member by delegation",
    SUBSTITUTE: "Substitute",
  },
  noticePages: {
    title: "Notices",
    bell: (unread) => (unread === 0 ? "Notices: none unread" : unread === 1 ? "1 unread notice" : `${unread} unread notices`),
    none: "You have received no notices yet. Delegations, requests for corrections and decisions about your processes appear here.",
    unread: "Unread",
    when: "Received on",
    open: (label, title) => `${label}: ${title}`,
    markAll: "Mark all as read",
    marked: "All notices are marked as read.",
    paging: "Pages of notices",
    newest: "Newest",
    older: "Older notices",
    toPreferences: "Choose which notices come by e-mail, too",
    preferences: {
      title: "Notices by e-mail",
      lead: "All notices appear in the SGCI. Tick those that shall come by e-mail, too (messages are in Portuguese).",
      address: (email) => `Messages go to ${email}.`,
      noAddress: "You have no confirmed e-mail address yet: enter one in the personal settings to receive notices by e-mail.",
      change: "Change the address (page in Portuguese)",
      legend: "Send an e-mail, too, when:",
      save: "Save",
      saved: "Your choice is saved.",
      back: "Back to the notices",
    },
  },
  notices: {
    "delegation-given": (data) => ({
      title: `You have received services of ${data.companyName}`,
      body: `${data.person} delegated to you: ${list(data.services)}.${until(data.until)}`,
      link: services(data),
    }),
    "delegation-ended": (data) => ({
      title: `A delegation of ${data.companyName} has ended`,
      body: `You can no longer start: ${list(data.services)}.${because(data.reason)}`,
      link: services(data),
    }),
    "delegation-suspended": (data) => ({
      title: `A delegation of ${data.companyName} is suspended`,
      body: `Whoever delegated no longer represents the company. Until another representative confirms, you cannot start: ${list(data.services)}.${data.until ? ` Without confirmation the delegation ends after ${dayOf(data.until)}.` : ""}`,
      link: services(data),
    }),
    "delegation-confirmed": (data) => ({
      title: `A delegation of ${data.companyName} is confirmed`,
      body: `${data.person} confirmed your delegation: ${list(data.services)}.`,
      link: services(data),
    }),
    "delegation-renounced": (data) => ({
      title: `${data.person} has renounced a delegation`,
      body: `Company ${data.companyName}: ${list(data.services)}.${because(data.reason)}`,
      link: members(data),
    }),
    "delegation-requested": (data) => ({
      title: `${data.person} asks for a service of ${data.companyName}`,
      body: `Service: ${list(data.services)}.${because(data.reason)}`,
      link: requests(data),
    }),
    "delegation-request-approved": (data) => ({
      title: "Your request for a delegation was approved",
      body: `${data.companyName}: you can now start ${list(data.services)}.`,
      link: services(data),
    }),
    "delegation-request-refused": (data) => ({
      title: "Your request for a delegation was refused",
      body: `${data.companyName}: ${list(data.services)}.${because(data.reason)}`,
      link: anywhere,
    }),
    "delegation-used": (data) => ({
      title: `${data.person} has started process ${data.process}`,
      body: `On behalf of ${data.companyName}, by your delegation: ${list(data.services)}.`,
      link: process(data),
    }),
    "delegations-to-settle": (data) => ({
      title: `${data.companyName}: ${data.count} delegations wait for your decision`,
      body: `Whoever granted them no longer represents the company. Confirm or end each of them${data.until ? ` until ${dayOf(data.until)}; after that they end by themselves` : ""}.`,
      link: suspended(data),
    }),
    "member-unlinked": (data) => ({
      title: `You are no longer linked to ${data.companyName}`,
      body: `${data.person} ended your tie as a member. The processes that you opened stay with the company.${because(data.reason)}`,
      link: anywhere,
    }),
    "representation-lost": (data) => ({
      title: `You no longer represent ${data.companyName}`,
      body: `Your representation of the company with ${describeCompanyNumber(data.cnpj ?? "", "en")} has ended. If this is not right, contact those at Inmetro who validated the company.`,
      link: { path: "/inicio", label: "Open the SGCI" },
    }),
    "substitution-given": (data) => ({
      title: `You are the substitute of ${data.person} at ${data.companyName}`,
      body: `${data.services === undefined ? "All services" : list(data.services)}.${until(data.until)}${because(data.reason)}`,
      link: services(data),
    }),
    "substitution-ended": (data) => ({
      title: `The substitution of ${data.person} at ${data.companyName} has ended`,
      body: `Processes that were started go on.${because(data.reason)}`,
      link: anywhere,
    }),
    "correction-asked": (data) => ({
      title: `Corrections asked for in process ${data.process}`,
      body: `Inmetro's team asked for corrections.${data.until ? ` Answer until ${dayOf(data.until)}.` : ""}${because(data.reason)}`,
      link: process(data),
    }),
    "correction-due": (data) => ({
      title: `The period for corrections of process ${data.process} is running out`,
      body: `Answer until ${dayOf(data.until)}. After that the process ends without examination, and another one has to be opened.`,
      link: process(data),
    }),
    "process-decided": (data) => ({
      title: `Inmetro has decided process ${data.process}`,
      body: `Decision on the request of ${data.companyName}, as Inmetro's team wrote it: ${data.outcome}.${because(data.reason)}`,
      link: process(data),
    }),
    "process-expired": (data) => ({
      title: `Process ${data.process} has ended without an answer`,
      body: "The period for an answer is over and the process was closed. Nothing that was sent is lost; to go on, open a new process.",
      link: process(data),
    }),
  },
  noticeKindNames: {
    "delegation-given": "A delegation was given to me",
    "delegation-ended": "A delegation of mine has ended",
    "delegation-suspended": "A delegation of mine was suspended",
    "delegation-confirmed": "A delegation of mine was confirmed",
    "delegation-renounced": "A member has renounced a delegation",
    "delegation-requested": "A member asks for a service",
    "delegation-request-approved": "My request for a delegation was approved",
    "delegation-request-refused": "My request for a delegation was refused",
    "delegation-used": "A process was started by a delegation of mine",
    "delegations-to-settle": "There are suspended delegations to confirm or end",
    "member-unlinked": "I am no longer linked to a company",
    "representation-lost": "I no longer represent a company",
    "substitution-given": "I am somebody's substitute at a company",
    "substitution-ended": "A substitution has ended",
    "correction-asked": "Inmetro asked for a correction",
    "correction-due": "The period for a correction is running out",
    "process-decided": "Inmetro has decided a process",
    "process-expired": "A process has ended for want of an answer",
  },
};
