import type { ErrorRequestHandler, Express, Request, Response } from "express";
import { EngineError, EngineUnavailable } from "../../camunda/errors.ts";
import { withoutLinkCodes } from "../../domain/secret-links.ts";
import { StoreError } from "../../store/errors.ts";
import { problems } from "../../texts/portal-problems.ts";
import type { PortalContext } from "../context.ts";
import { LOGIN_PATH } from "../credentials/paths.ts";
import { sendFrame } from "../layout/page.tsx";
import { SignIn } from "../layout/sign-in.tsx";
import { ProblemPage } from "../pages/problem.tsx";
import { Resubmission } from "../pages/resubmission.tsx";
import { PortalProblem, type ProblemName } from "../problem.ts";
import { recordProblem } from "../record.ts";
import { fieldsOf } from "./parsing.ts";

/** What is not written into a page again: passwords and codes are typed anew. */
const SECRET_FIELD = /senha|repetir|codigo|password/i;

interface Verdict {
  problem: ProblemName;
  status: number;
  /** Unexpected: goes into the log with its stack. */
  bug: boolean;
}

/** Unknown addresses, and the last resort: every error ends in a page, none of them says how we are built. */
export function setUpErrors(app: Express, context: PortalContext): void {
  app.use(() => {
    throw new PortalProblem("notFound", 404);
  });
  const handler: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) {
      context.log.error({ err: error, path: request.path }, "failed after the answer had begun");
      next(error);
      return;
    }
    sendProblem(context, request, response, error).catch((second: unknown) => {
      context.log.fatal({ err: second, first: error }, "the error page failed");
      if (!response.headersSent) response.status(500).type("text").send(problems.unexpected.title);
    });
  };
  app.use(handler);
}

async function sendProblem(context: PortalContext, request: Request, response: Response, error: unknown): Promise<void> {
  const { problem, status, bug } = judge(error);
  const texts = problems[problem];
  const details = error instanceof PortalProblem ? error.details : {};
  const outage = problem === "unavailable" || bug;
  if (bug) context.log.error({ err: error, path: request.path }, "unexpected error");
  else if (outage) context.log.warn({ err: error, path: request.path }, "a part of the system does not answer");
  const reference = outage
    ? await recordProblem(context, response, `portal-${problem}`, { path: withoutLinkCodes(request.path) })
    : null;
  if (details.retryAfter !== undefined) response.set("retry-after", String(details.retryAfter));
  const kept = outage && request.method === "POST" ? fieldsOf(request.body).filter(([name]) => !SECRET_FIELD.test(name)) : [];
  const next = typeof texts.next === "string" ? texts.next : texts.next(details.retryAfter ?? 60);
  const signIn = problem === "signInNeeded" || problem === "otherAccount";
  sendFrame(
    context,
    response,
    status,
    <ProblemPage
      texts={texts}
      next={next}
      reference={reference}
      actions={actionsOf(problem, request)}
      primary={signIn && <SignIn />}
    >
      {kept.length > 0 && <Resubmission action={ownAddress(request)} fields={kept} />}
    </ProblemPage>,
    { title: texts.title, scripts: [], notice: null, person: null, sessionSeconds: null },
  );
}

/** Which problem an error is, for the page about it. */
export function judge(error: unknown): Verdict {
  if (error instanceof PortalProblem) return { problem: error.problem, status: error.status, bug: false };
  if (error instanceof EngineUnavailable) return { problem: "unavailable", status: 503, bug: false };
  if (error instanceof EngineError && error.isConflict) return { problem: "unavailable", status: 503, bug: false };
  if (error instanceof StoreError && error.code === "database-unavailable") {
    return { problem: "unavailable", status: 503, bug: false };
  }
  const status = statusOf(error);
  if (status === 413) return { problem: "tooLarge", status, bug: false };
  if (status >= 400 && status < 500) return { problem: "badRequest", status: 400, bug: false };
  return { problem: "unexpected", status: 500, bug: true };
}

/** Status that express and its parsers give their own errors. */
function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return error instanceof EngineError ? 500 : status;
}

function actionsOf(problem: ProblemName, request: Request): { href: string; label: string }[] {
  if (problem === "csrf") return [{ href: "/jornada", label: problems.journey }];
  if (problem === "notFound" || problem === "badRequest" || problem === "tooLarge") return [{ href: "/", label: problems.entry }];
  if (problem === "otherCompany" || problem === "representativesOnly") return [{ href: "/inicio", label: problems.home }];
  if (problem === "signInNeeded")
    return [
      { href: LOGIN_PATH, label: problems.withoutCpf },
      { href: "/", label: problems.entry },
    ];
  if (problem === "otherAccount" || problem === "staffOnly") return [{ href: "/", label: problems.entry }];
  const again = request.method === "GET" ? [{ href: ownAddress(request), label: problems.tryAgain }] : [];
  return [...again, { href: "/", label: problems.entry }];
}

/** The address that was asked for, as one of ours: `//evil.example` would be another host's. */
function ownAddress({ originalUrl }: Request): string {
  return originalUrl.replace(/^[/\\]*/, "/");
}
