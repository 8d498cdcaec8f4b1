import type { ComponentChildren } from "preact";
import { countryName } from "../../../domain/countries.ts";
import type { Language } from "../../../domain/language.ts";
import type { ForeignEvent, ForeignRequest, Service } from "../../../store/types.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import { lastDayIn, momentIn } from "../../../texts/foreign/moments.ts";
import { serviceNameIn } from "../../../texts/foreign/service-name.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";
import { LEAVE_PATH, NATIONAL_PATH } from "../paths.ts";

interface FollowProps {
  language: Language;
  request: ForeignRequest;
  service: Service | null;
  events: ForeignEvent[];
  csrf: string;
  /** Below a task: not the first thing on the page. */
  second?: boolean;
}

/** Where a request stands, what it is about, and everything that happened to it. */
export function FollowPanel({ language, request, service, events, csrf, second = false }: FollowProps) {
  const { follow: texts, journey } = foreign[language];
  const { number, state, application, email, answerUntil } = request;
  const { facts } = texts;
  const rows: [string, ComponentChildren][] = [
    [facts.number, number],
    [facts.state, texts.states[state]],
    [facts.company, application.legalName],
    [facts.country, application.country && countryName(application.country, language)],
    [facts.registerNumber, application.registerNumber],
    [facts.service, service && serviceNameIn(service, language)],
    [facts.team, service && <Team {...service.team} />],
    [facts.email, email],
    [facts.until, answerUntil && lastDayIn(answerUntil, language)],
  ];
  const content = (
    <>
      <p>{texts.explain[state]}</p>
      {state === "national" && <NationalWay {...{ language, csrf }} />}
      <dl class="facts">
        {rows.flatMap(([name, value]) =>
          value ? [<dt key={`dt ${name}`}>{name}</dt>, <dd key={`dd ${name}`}>{value}</dd>] : [],
        )}
      </dl>
      <h2>{texts.historyTitle}</h2>
      <Table
        columns={texts.historyColumns}
        rows={events}
        keyOf={({ state: at, submission, occurredAt }) => `${at} ${submission} ${occurredAt.getTime()}`}
        cells={(event) => [
          `${texts.states[event.state]} (${texts.submission(event.submission)})`,
          momentIn(event.occurredAt, language),
          [event.note, event.until && texts.until(lastDayIn(event.until, language))].filter(Boolean).join(" "),
        ]}
      />
      <PostForm action={LEAVE_PATH} csrf={csrf}>
        <button class="br-button secondary small" type="submit">
          {texts.leave}
        </button>
      </PostForm>
    </>
  );
  if (!second)
    return (
      <Panel title={texts.title(number ?? "")} wide>
        {content}
      </Panel>
    );
  return (
    <section class="panel panel-wide second-panel" aria-label={journey.toFollow}>
      <h2>{texts.title(number ?? "")}</h2>
      {content}
    </section>
  );
}

/** A team is called by its Portuguese name in every language. */
function Team({ name, contact }: Service["team"]) {
  return (
    <>
      <span lang="pt-BR">{name}</span>, {contact}
    </>
  );
}

/** Leads on to the onboarding of companies with CNPJ; what was typed goes along. */
export function NationalWay({ language, csrf }: { language: Language; csrf: string }) {
  const texts = foreign[language].journey;
  return (
    <>
      <p>{texts.national}</p>
      <PostForm action={NATIONAL_PATH} csrf={csrf}>
        <Submit>{texts.nationalButton}</Submit>
      </PostForm>
    </>
  );
}
