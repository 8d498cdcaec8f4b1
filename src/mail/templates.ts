import { z } from "zod";
import { noticeKinds } from "../domain/notices.ts";
import type { MailTemplate } from "../store/types.ts";
import { mail as texts } from "../texts/mail.ts";
import { brasiliaMoment, lastDay } from "../texts/moments.ts";
import { type NoticeData, notices } from "../texts/notices.ts";
import { describeCompanyNumber } from "../texts/numbers.ts";
import { credentialEvent, credentialLink } from "./credentials.ts";
import { foreignCompany, foreignEmailCode } from "./foreign.ts";
import type { MessageContent } from "./message.ts";
import { migrationTemplates } from "./migration-templates.ts";

/** Turns the data of an event into what the message says. Throws ZodError when the data lacks something. */
type Template = (data: unknown, portalUrl: string) => MessageContent;

const person = z.object({ name: z.string() });
const ofCompany = person.extend({ cnpj: z.string(), companyName: z.string() });

const representative: Template = (data, portalUrl) => {
  const { name, cnpj, companyName } = ofCompany.parse(data);
  const { subject, heading, recognised, powers, members, button } = texts.representative;
  return {
    subject: subject(companyName),
    heading,
    greeting: texts.greeting(name),
    paragraphs: [recognised(companyName, describeCompanyNumber(cnpj)), powers, members],
    button: { label: button, url: `${portalUrl}/inicio` },
  };
};

const member: Template = (data, portalUrl) => {
  const { name } = person.parse(data);
  const { subject, heading, confirmed, next, button } = texts.member;
  const home = { label: button, url: `${portalUrl}/inicio` };
  return { subject, heading, greeting: texts.greeting(name), paragraphs: [confirmed, next], button: home };
};

const joined: Template = (data, portalUrl) => {
  const { name, newcomer, cnpj, companyName } = ofCompany.extend({ newcomer: z.string() }).parse(data);
  const { subject, heading, who, doubt, button } = texts.joined;
  return {
    subject: subject(companyName),
    heading,
    greeting: texts.greeting(name),
    paragraphs: [who(newcomer, companyName, describeCompanyNumber(cnpj)), doubt],
    button: { label: button, url: `${portalUrl}/inicio` },
  };
};

const alertEmail: Template = (data, portalUrl) => {
  const { name, token } = person.extend({ token: z.string() }).parse(data);
  const { subject, heading, asked, limit, ignore, button } = texts.alertEmail;
  const url = `${portalUrl}/email/confirmar?codigo=${encodeURIComponent(token)}`;
  return { subject, heading, greeting: texts.greeting(name), paragraphs: [asked, limit, ignore], button: { label: button, url } };
};

const invitation: Template = (data, portalUrl) => {
  const { inviter, cnpj, companyName, until } = z
    .object({ inviter: z.string(), cnpj: z.string(), companyName: z.string(), until: z.iso.datetime() })
    .parse(data);
  const { subject, heading, greeting, who, how, limit, doubt, button } = texts.invitation;
  return {
    subject: subject(companyName),
    heading,
    greeting,
    paragraphs: [who(inviter, companyName, describeCompanyNumber(cnpj)), how, limit(lastDay(new Date(until))), doubt],
    button: { label: button, url: portalUrl },
  };
};

const notice: Template = (data, portalUrl) => {
  const about = person.extend({ kind: z.enum(noticeKinds), data: z.record(z.string(), z.unknown()) }).parse(data);
  const { title, body, link } = notices[about.kind](about.data as NoticeData);
  return {
    subject: title,
    heading: title,
    greeting: texts.greeting(about.name),
    paragraphs: [body, texts.notice.preferences],
    button: { label: link.label, url: `${portalUrl}${link.path}` },
  };
};

const migrationDeadline: Template = (data, portalUrl) => {
  const { name, login, deadline, reason } = person
    .extend({ login: z.string(), deadline: z.iso.datetime(), reason: z.string() })
    .parse(data);
  const { subject, heading, who, until, after, reason: why, button } = texts.migrationDeadline;
  const day = lastDay(new Date(deadline));
  return {
    subject: subject(day),
    heading,
    greeting: texts.greeting(name),
    paragraphs: [who(login), until(day), after, why(reason)],
    button: { label: button, url: portalUrl },
  };
};

const teamTask: Template = (data, portalUrl) => {
  const { team, task, number, due, taskId } = z
    .object({ team: z.string(), task: z.string(), number: z.string().nullable(), due: z.iso.datetime(), taskId: z.string() })
    .parse(data);
  const { subject, heading, what, due: until, once, button } = texts.teamTask;
  return {
    subject: subject(task, number),
    heading,
    greeting: texts.greeting(team),
    paragraphs: [what(task, number), until(brasiliaMoment(new Date(due))), once],
    button: { label: button, url: `${portalUrl}/equipe/tarefas/${encodeURIComponent(taskId)}` },
  };
};

/** One template per kind of message. */
export const templates: Record<MailTemplate, Template> = {
  "registration-confirmed-representative": representative,
  "registration-confirmed-member": member,
  "company-joined": joined,
  "alert-email-confirmation": alertEmail,
  invitation,
  "credential-link": credentialLink,
  "credential-event": credentialEvent,
  "foreign-email-code": foreignEmailCode,
  "foreign-company": foreignCompany,
  notice,
  "team-task-overdue": teamTask,
  ...migrationTemplates,
  "migration-deadline-warning": migrationDeadline,
};
