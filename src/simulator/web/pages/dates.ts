const DATE = new Intl.DateTimeFormat("pt-BR", { dateStyle: "short", timeZone: "America/Sao_Paulo" });
const MOMENT = new Intl.DateTimeFormat("pt-BR", { dateStyle: "short", timeStyle: "medium", timeZone: "America/Sao_Paulo" });

/** `21/11/2026` */
export function shortDate(date: string): string {
  return DATE.format(new Date(date));
}

/** `21/11/2026, 08:59:58` */
export function moment(date: string): string {
  return MOMENT.format(new Date(date));
}
