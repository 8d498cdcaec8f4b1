/** What the rehearsal tells analysts about a scenario that does not go as expected. */
export const rehearsal = {
  unknownProcess: (process: string) => `Não há modelo com o processo "${process}".`,
  nothingWaits: (step: number, what: string, waiting: string) =>
    `Passo ${step}: nada aguarda ${what}. ${waiting === "" ? "O processo já terminou." : `O processo aguarda: ${waiting}.`}`,
  userTask: (id: string) => `a tarefa de usuário "${id}"`,
  externalTask: (id: string) => `a tarefa externa "${id}"`,
  message: (name: string) => `a mensagem "${name}"`,
  timer: (id: string) => `o temporizador "${id}"`,
  failed: (process: string, reason: string) => `O processo "${process}" falhou: ${reason}`,
  stillWaiting: (waiting: string) => `Depois do último passo, o processo ainda aguarda: ${waiting}.`,
  otherEnd: (expected: string, reached: string | null) =>
    `O fim esperado era "${expected}", e o alcançado foi ${reached === null ? "nenhum" : `"${reached}"`}.`,
  otherPath: (position: number, expected: string | undefined, reached: string | undefined) =>
    `O caminho se desvia na posição ${position}: esperado ${quoted(expected)}, percorrido ${quoted(reached)}.`,
} as const;

function quoted(id: string | undefined): string {
  return id === undefined ? "nada mais" : `"${id}"`;
}
