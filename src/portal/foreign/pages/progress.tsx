import type { Language } from "../../../domain/language.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import type { Progress } from "../../journey/models.ts";
import { ProgressBar } from "../../pages/progress.tsx";

/** Where the applicant stands, in his language. */
export function ForeignProgress({ language, progress }: { language: Language; progress: Progress | null }) {
  const { progressLabel: label, progress: position, done } = foreign[language].journey;
  return <ProgressBar progress={progress} texts={{ label, position, done }} />;
}
